package dev.stowage.http.resource;

import dev.stowage.core.paste.Pastes;
import dev.stowage.core.paste.Posted;
import dev.stowage.core.record.Deletion;
import dev.stowage.http.Carrier;
import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.Problem;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pastes: {@code /api/pastes}, each as {@code /{id}}, and its content alone as {@code /raw}. */
public final class PastesResource implements Resource {

  /** Content of the most bytes fits in with three bytes of escapes for each of them. */
  private static final int MAX_BODY = Carrier.MOST_READ;

  private final Pastes pastes;
  private final PastePosting posting;
  private final PasteReading reading;

  /**
   * Serves pastes.
   *
   * @param pastes the service
   */
  public PastesResource(Pastes pastes) {
    this.pastes = pastes;
    this.posting = new PastePosting(pastes);
    this.reading = new PasteReading(pastes);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/api/pastes", this::post).changes(Feature.PASTES).takesAnything(MAX_BODY),
        Route.get("/api/pastes/{id}", exchange -> get(exchange, PasteForm.JSON)).large(),
        Route.head("/api/pastes/{id}", exchange -> head(exchange, PasteForm.JSON)).large(),
        Route.delete("/api/pastes/{id}", this::delete).deletesForItsOwner(Feature.PASTES),
        Route.get("/api/pastes/{id}/raw", exchange -> get(exchange, PasteForm.RAW)).large(),
        Route.head("/api/pastes/{id}/raw", exchange -> head(exchange, PasteForm.RAW)).large());
  }

  private Response post(Exchange exchange) {
    Posted posted = posting.post(exchange);
    String path = "/api/pastes/" + posted.meta().id();
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("id", posted.meta().id());
    made.put("url", exchange.url("/p/" + posted.meta().id()));
    made.put("rawUrl", exchange.url(path + "/raw"));
    PasteForm.putEnd(made, posted.meta().stamp().expiresAt());
    made.put("deleteToken", posted.deleteToken());
    return Response.json(201, made)
        .with("Location", exchange.url(path))
        .with("Cache-Control", "no-store");
  }

  private Response get(Exchange exchange, PasteForm form) {
    return reading.get(exchange, exchange.variable("id"), form);
  }

  private Response head(Exchange exchange, PasteForm form) {
    return reading.head(exchange.variable("id"), form);
  }

  private Response delete(Exchange exchange) {
    String id = exchange.variable("id");
    exchange.requireMatch(() -> pastes.peek(id).found().map(PasteForm::anyTag));
    Optional<String> token = exchange.deleteToken();
    Deletion deletion = token.isPresent() ? pastes.delete(id, token.get()) : pastes.delete(id);
    return switch (deletion) {
      case DELETED -> Response.empty(204);
      case ABSENT -> PasteReading.absent();
      case REFUSED -> Problem.forbidden("the delete token is not that of this paste");
    };
  }
}
