package dev.stowage.http.resource;

import dev.stowage.http.Accept;
import dev.stowage.http.Exchange;
import dev.stowage.http.Html;
import dev.stowage.http.JsonObject;
import dev.stowage.http.MediaType;
import dev.stowage.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

/**
 * A page that works without scripts and loads nothing: all that a browser may use of it is its one
 * style, known by its hash. Not even markup that came from outside unescaped could do more.
 */
final class Page {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fbfaf7;--line:#c9c5bb;--mark:#0b5c72;--card:#fff}
      @media(prefers-color-scheme:dark){:root{--ink:#e6e3dc;--paper:#16191d;--line:#474d55;--mark:#7cc7dc;--card:#1e2227}}
      *{box-sizing:border-box}
      body{overflow-wrap:anywhere;margin:0 auto;max-width:46rem;padding:1rem 1.2rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
      header{padding:.6rem 0;border-bottom:1px solid var(--line);margin-bottom:1.5rem}
      a{color:var(--mark)}
      header a{font-weight:700;text-decoration:none;letter-spacing:.02em}
      h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0 1rem;overflow-wrap:anywhere}
      h2{font-size:1.2rem;margin:0 0 .6rem}
      form{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.1rem;margin:1.4rem 0}
      label{display:block;margin:.8rem 0 .2rem;font-weight:600}
      label small{font-weight:400}
      input,select,textarea{width:100%;padding:.55rem .65rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.4rem}
      input[type=checkbox]{width:auto;margin-right:.5rem}
      textarea,pre,code{font-family:ui-monospace,monospace;font-size:.9rem}
      textarea{min-height:12rem;resize:vertical}
      button{margin-top:1.1rem;padding:.6rem 1.4rem;font:inherit;font-weight:600;color:var(--paper);background:var(--mark);border:0;border-radius:.4rem;cursor:pointer}
      :focus-visible{outline:3px solid var(--mark);outline-offset:2px}
      pre{overflow-x:auto;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
      code{overflow-wrap:anywhere}
      dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem;margin:0 0 1.2rem}
      dt{font-weight:600}
      dd{margin:0;overflow-wrap:anywhere}
      .error{border:1px solid #b3261e;border-left-width:.4rem;border-radius:.4rem;padding:.6rem .9rem;margin:1rem 0}
      .big{font-size:1.25rem;overflow-wrap:anywhere}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{}</title>
      <style>{}</style>
      </head>
      <body>
      <header><a href="{}">Stowage</a></header>
      <main>
      <h1>{}</h1>
      {}
      </main>
      </body>
      </html>
      """;

  private Page() {}

  /** Makes a page without a form; the caller says how long it may be kept. */
  static Response of(Exchange exchange, int status, String title, Html body) {
    return made(exchange, status, title, body).with("Referrer-Policy", "no-referrer");
  }

  /**
   * Makes a page with a form. With {@code no-referrer} browsers would send the form with {@code
   * Origin: null}, as a stranger's (Fetch standard, section 3.1); this tells other sites as little.
   */
  static Response withForm(Exchange exchange, int status, String title, Html body) {
    return made(exchange, status, title, body).with("Referrer-Policy", "same-origin");
  }

  private static Response made(Exchange exchange, int status, String title, Html body) {
    Html heading = Html.of("<bdi>{}</bdi>", title);
    Html page =
        Html.of(FRAME, title + " - Stowage", Html.asIs(STYLE), exchange.path("/"), heading, body);
    return Response.of(status, MediaType.HTML, page.toString().getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", POLICY);
  }

  /** Shows an error to who names HTML in the {@code Accept}; anybody else gets the problem. */
  static Response error(Exchange exchange, Response problem) {
    if (!wantsPage(exchange)) {
      return problem;
    }
    Html body = Html.of("<p>{}</p>", detail(problem));
    return asError(problem, of(exchange, problem.status(), title(problem), body));
  }

  /** Tells whether errors are shown on a page. */
  static boolean wantsPage(Exchange exchange) {
    return Accept.of(exchange.request()).names("text/html");
  }

  /** Gives a page what else the error that it shows says in its head. */
  static Response asError(Response problem, Response page) {
    Response error = page.with("Cache-Control", "no-store").with("Vary", "Accept");
    for (String name : Set.of("Retry-After", "WWW-Authenticate")) {
      error =
          problem.header(name).isPresent() ? error.with(name, problem.header(name).get()) : error;
    }
    return error;
  }

  private static String title(Response problem) {
    String title = text(problem, "title");
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  /** What was wrong, and what would be right. */
  static String detail(Response problem) {
    return text(problem, "detail");
  }

  private static String text(Response problem, String field) {
    return JsonObject.read(problem.body(), Set.of("type", "title", "status", "detail"))
        .requireText(field);
  }

  private static String hash(String style) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
