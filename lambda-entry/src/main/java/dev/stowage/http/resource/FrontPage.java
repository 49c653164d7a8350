package dev.stowage.http.resource;

import dev.stowage.http.Exchange;
import dev.stowage.http.ExpiresIn;
import dev.stowage.http.Feature;
import dev.stowage.http.Html;
import dev.stowage.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page at {@code /}: what this is, and a form for each feature that is offered. */
final class FrontPage {

  private static final String INTRODUCTION =
      """
      <p>Stowage keeps short links, pastes, counters and sensor readings in a store of its owner's choice.
      It tells what each call costs, and everything here can be done by programs as well:
      <a href="{}">openapi.yaml</a> says how.</p>
      """;

  private static final String LINK =
      """
      <form method="post" action="{}" aria-labelledby="shorten">
      <h2 id="shorten">Shorten a link</h2>
      <label for="target">Address</label>
      <input id="target" name="target" type="url" required maxlength="2040" placeholder="https://" value="{}">
      <label for="slug">Name <small>3 to 64 letters, digits, _ or -; leave it empty for a short one</small></label>
      <input id="slug" name="slug" pattern="[A-Za-z0-9_\\-]{3,64}" maxlength="64" autocomplete="off" value="{}">
      {}{}
      <button>Shorten</button>
      </form>
      """;

  /** A browser drops the first line break of a text area, so there is one that it may. */
  private static final String PASTE =
      """
      <form method="post" action="{}" aria-labelledby="paste">
      <h2 id="paste">Paste a text</h2>
      <label for="content">Text</label>
      <textarea id="content" name="content" required spellcheck="false">
      {}</textarea>
      <label for="title">Title <small>not needed</small></label>
      <input id="title" name="title" maxlength="200" value="{}">
      <label for="language">Language <small>such as java or text; not needed</small></label>
      <input id="language" name="language" pattern="[A-Za-z0-9+#._\\-]{1,40}" maxlength="40" value="{}">
      {}
      <label><input type="checkbox" name="burn" value="yes"{}>Burn after reading <small>the first reader is the last</small></label>
      {}
      <button>Paste</button>
      </form>
      """;

  private static final String EXPIRY =
      """
      <label for="{}-expires">Lasts</label>
      <select id="{}-expires" name="expiresIn">{}</select>
      """;

  private static final String TOKEN =
      """
      <label for="{}-token">API token</label>
      <input id="{}-token" name="token" type="password" required autocomplete="current-password">
      """;

  /** A longer text stays where it was typed: the browser goes back to it. */
  private static final int MOST_SHOWN_AGAIN = 64 << 10;

  private static final Map<String, String> DURATIONS = durations();

  private final Set<Feature> offered;

  FrontPage(Set<Feature> offered) {
    this.offered = offered;
  }

  private static Map<String, String> durations() {
    Map<String, String> durations = new LinkedHashMap<>();
    durations.put("", "for ever");
    durations.put("PT1H", "one hour");
    durations.put("P1D", "one day");
    durations.put("P7D", "one week");
    durations.put("P30D", "thirty days");
    durations.put("P365D", "one year");
    return durations;
  }

  /** The page for who comes first. */
  Response shown(Exchange exchange) {
    return Page.withForm(
            exchange, 200, "Links and pastes", body(exchange, Form.EMPTY, Html.NOTHING))
        .with("Cache-Control", "no-cache")
        .tagged();
  }

  /** The page once more, with what was wrong and what was filled in, but for the token. */
  Response refused(Exchange exchange, Form form, Response problem) {
    Html error = Html.of("<p class=\"error\" role=\"alert\">{}</p>", Page.detail(problem));
    Response page =
        Page.withForm(exchange, problem.status(), "Links and pastes", body(exchange, form, error));
    return Page.asError(problem, page);
  }

  private Html body(Exchange exchange, Form form, Html notice) {
    List<Html> parts = new ArrayList<>();
    parts.add(notice);
    parts.add(Html.of(INTRODUCTION, exchange.path("/openapi.yaml")));
    if (offered.contains(Feature.LINKS)) {
      parts.add(
          Html.of(
              LINK,
              exchange.path("/"),
              form.value(Form.TARGET),
              form.value(Form.SLUG),
              expiry("link", form),
              token("link", exchange.isOpen(Feature.LINKS))));
    }
    if (offered.contains(Feature.PASTES)) {
      parts.add(paste(form, exchange));
    }
    return Html.join(parts);
  }

  private static Html paste(Form form, Exchange exchange) {
    String content = form.value(Form.CONTENT);
    return Html.of(
        PASTE,
        exchange.path("/"),
        content.length() > MOST_SHOWN_AGAIN ? "" : content,
        form.value(Form.TITLE),
        form.value(Form.LANGUAGE),
        expiry("paste", form),
        form.given(Form.BURN).isPresent() ? " checked" : "",
        token("paste", exchange.isOpen(Feature.PASTES)));
  }

  private static Html expiry(String prefix, Form form) {
    List<Html> options = new ArrayList<>();
    DURATIONS.forEach(
        (value, label) ->
            options.add(
                Html.of(
                    "<option value=\"{}\"{}>{}</option>",
                    value,
                    value.equals(form.value(ExpiresIn.NAME)) ? " selected" : "",
                    label)));
    return Html.of(EXPIRY, prefix, prefix, Html.join(options));
  }

  private static Html token(String prefix, boolean isOpen) {
    return isOpen ? Html.NOTHING : Html.of(TOKEN, prefix, prefix);
  }
}
