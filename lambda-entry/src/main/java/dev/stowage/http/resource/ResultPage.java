package dev.stowage.http.resource;

import dev.stowage.core.link.Link;
import dev.stowage.core.link.Shortened;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Posted;
import dev.stowage.core.record.Stamp;
import dev.stowage.http.Exchange;
import dev.stowage.http.Html;
import dev.stowage.http.Response;
import java.time.Instant;
import java.util.List;

/** What a form has made: its address and, this once, the token that deletes it. */
final class ResultPage {

  private static final String ADDRESS =
      """
      <p class="big"><a href="{}">{}</a></p>
      """;

  private static final String TOKEN =
      """
      <p>Its delete token, which is told this once: <code>{}</code></p>
      <p>To delete it: <code>curl -X DELETE -H 'Stowage-Delete-Token: {}' {}</code></p>
      """;

  private ResultPage() {}

  /** Tells of a link; it is another's when it was there already. */
  static Response of(Shortened made, Exchange exchange) {
    Link link = made.link();
    Html leads = Html.of("<p>It leads to {}.</p>\n", link.target());
    List<Html> about = List.of(address("/" + link.id(), exchange), leads, end(link.stamp()));
    if (made.deleteToken() == null) {
      return page(exchange, 200, "The link was there already", Html.join(about));
    }
    Html token = token("/api/links/" + link.id(), made.deleteToken(), exchange);
    return page(exchange, 201, "Your short link", Html.join(List.of(Html.join(about), token)));
  }

  /** Tells of a paste. */
  static Response of(Posted posted, Exchange exchange) {
    String id = posted.meta().id();
    Html burns =
        posted.meta().burn() == Burn.NEVER
            ? Html.NOTHING
            : Html.of("<p>It burns after reading: whoever opens it first is the last.</p>\n");
    return page(
        exchange,
        201,
        "Your paste",
        Html.join(
            List.of(
                address("/p/" + id, exchange),
                burns,
                end(posted.meta().stamp()),
                token("/api/pastes/" + id, posted.deleteToken(), exchange))));
  }

  private static Response page(Exchange exchange, int status, String title, Html body) {
    return Page.of(exchange, status, title, body).with("Cache-Control", "no-store");
  }

  private static Html address(String path, Exchange exchange) {
    String url = exchange.url(path);
    return Html.of(ADDRESS, url, url);
  }

  private static Html end(Stamp stamp) {
    Instant end = stamp.expiresAt();
    return end == null ? Html.NOTHING : Html.of("<p>It ends at {}.</p>\n", end.toString());
  }

  private static Html token(String path, String token, Exchange exchange) {
    return Html.of(TOKEN, token, token, exchange.url(path));
  }
}
