package dev.stowage.http.resource;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.paste.Posted;
import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.List;
import java.util.Map;

/**
 * The same pastes as Hastebin's programs ask for them: {@code /documents} and {@code /raw}. As
 * there, a key may have an ending that names a language ({@code KEY.py}), which is left out. Errors
 * are the same as everywhere here; those programs go by the status.
 */
public final class HastebinResource implements Resource {

  private final PastePosting posting;
  private final PasteReading reading;

  /**
   * Serves pastes.
   *
   * @param pastes the service
   */
  public HastebinResource(Pastes pastes) {
    this.posting = new PastePosting(pastes);
    this.reading = new PasteReading(pastes);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/documents", this::post).changes(Feature.PASTES).takesAnything(Paste.MAX_BYTES),
        Route.get("/documents/{key}", exchange -> get(exchange, PasteForm.HASTEBIN)).large(),
        Route.head("/documents/{key}", exchange -> head(exchange, PasteForm.HASTEBIN)).large(),
        Route.get("/raw/{key}", exchange -> get(exchange, PasteForm.RAW)).large(),
        Route.head("/raw/{key}", exchange -> head(exchange, PasteForm.RAW)).large());
  }

  /** Hastebin knows no delete token, so it comes as a header. */
  private Response post(Exchange exchange) {
    Posted posted = posting.postRaw(exchange);
    return Response.json(200, Map.of("key", posted.meta().id()))
        .with(Exchange.DELETE_TOKEN, posted.deleteToken())
        .with("Cache-Control", "no-store");
  }

  private Response get(Exchange exchange, PasteForm form) {
    return reading.get(exchange, key(exchange), form);
  }

  private Response head(Exchange exchange, PasteForm form) {
    return reading.head(key(exchange), form);
  }

  private static String key(Exchange exchange) {
    return key(exchange.variable("key"));
  }

  /** Returns what stands before an ending. */
  static String key(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }
}
