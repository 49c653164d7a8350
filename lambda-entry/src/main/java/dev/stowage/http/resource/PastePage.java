package dev.stowage.http.resource;

import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.http.Exchange;
import dev.stowage.http.Html;
import dev.stowage.http.MediaType;
import dev.stowage.http.Response;
import dev.stowage.http.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The page of a paste. */
final class PastePage {

  private static final String UNTITLED = "A paste";

  private static final Html ONCE =
      Html.of(
          """
          <p>This paste burns after reading: it is shown once, to you or to somebody else, and is then gone.</p>
          <form method="post"><button>Show it and burn it</button></form>
          """);

  /** A browser drops the first line break behind the tag, so there is one that it may. */
  private static final String TEXT =
      """
      <pre>
      {}</pre>
      """;

  private static final Html REST =
      Html.of("<p>Here the page ends, and the text goes on: it is too long to be shown.</p>\n");

  /** What a page shows of a text; escaped it can be six times as long. */
  static final int MOST_SHOWN = 1 << 20;

  private PastePage() {}

  /**
   * Shows a paste, of a long one the beginning. A burning one has been read by this, and is given
   * away when it cannot be shown whole.
   */
  static Response whole(Paste paste, Exchange exchange) {
    byte[] bytes = paste.content();
    boolean isText = Utf8.isValid(bytes);
    boolean stays = paste.meta().burn() == Burn.NEVER;
    if (!stays && (!isText || bytes.length > MOST_SHOWN)) {
      return PasteReading.fitting(download(paste.id(), bytes), paste.meta(), exchange);
    }
    Html content =
        isText ? text(bytes) : Html.of("<p>It is no text in UTF-8, so it is not shown here.</p>\n");
    Html link =
        stays
            ? raw(paste.meta(), exchange)
            : Html.of("<p>It is burnt: this page is all that is left.</p>");
    Response page =
        PasteReading.fitting(
            page(paste.meta(), Html.join(List.of(content, link)), exchange),
            paste.meta(),
            exchange);
    return stays ? page.with("Cache-Control", "no-cache").tagged() : once(page);
  }

  private static Html text(byte[] utf8) {
    int end = Math.min(utf8.length, MOST_SHOWN);
    while (end < utf8.length && (utf8[end] & 0xc0) == 0x80) {
      end--;
    }
    Html shown = Html.of(TEXT, new String(utf8, 0, end, StandardCharsets.UTF_8));
    return end == utf8.length ? shown : Html.join(List.of(shown, REST));
  }

  /** Asks before it burns. */
  static Response asking(PasteMeta meta, Exchange exchange) {
    Html body = Html.join(List.of(facts(meta), ONCE));
    return once(noted(Page.withForm(exchange, 200, title(meta), body)));
  }

  private static Response once(Response response) {
    return response.with("Cache-Control", "no-store");
  }

  /** What is burnt and cannot be shown is given away, lest it be lost. */
  private static Response download(String id, byte[] content) {
    return once(Response.of(200, MediaType.BYTES, content))
        .with("Content-Disposition", "attachment; filename=\"" + id + ".bin\"")
        .with("Content-Security-Policy", "sandbox");
  }

  private static Response page(PasteMeta meta, Html content, Exchange exchange) {
    return noted(Page.of(exchange, 200, title(meta), Html.join(List.of(facts(meta), content))));
  }

  private static Response noted(Response page) {
    return page.with("X-Robots-Tag", "noindex");
  }

  private static String title(PasteMeta meta) {
    return Objects.requireNonNullElse(meta.label().title(), UNTITLED);
  }

  private static Html facts(PasteMeta meta) {
    List<Html> facts = new ArrayList<>();
    addFact("Language", meta.label().language(), facts);
    addFact("Made", meta.stamp().createdAt(), facts);
    addFact("Ends", meta.stamp().expiresAt(), facts);
    addFact("Bytes", meta.size(), facts);
    return Html.of("<dl>{}</dl>\n", Html.join(facts));
  }

  private static void addFact(String name, @Nullable Object value, List<Html> to) {
    if (value != null) {
      to.add(Html.of("<dt>{}</dt><dd>{}</dd>", name, value.toString()));
    }
  }

  private static Html raw(PasteMeta meta, Exchange exchange) {
    return Html.of(
        "<p><a href=\"{}\">The content alone, whole and as it is</a></p>", rawPath(meta, exchange));
  }

  /** Where the content is alone, as who asks can reach it. */
  static String rawPath(PasteMeta meta, Exchange exchange) {
    return exchange.path("/api/pastes/" + meta.id() + "/raw");
  }
}
