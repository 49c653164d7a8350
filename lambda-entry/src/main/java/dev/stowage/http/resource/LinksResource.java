package dev.stowage.http.resource;

import dev.stowage.core.link.Link;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.link.Shortened;
import dev.stowage.core.record.Deletion;
import dev.stowage.core.record.Lookup;
import dev.stowage.http.Exchange;
import dev.stowage.http.ExpiresIn;
import dev.stowage.http.Feature;
import dev.stowage.http.JsonObject;
import dev.stowage.http.MediaType;
import dev.stowage.http.Problem;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short links as records: {@code /api/links}. {@link RedirectResource} leads where they lead. */
public final class LinksResource implements Resource {

  /** The longest target, each of its characters written as six. */
  static final int MAX_BODY = 16_000;

  private final Links links;

  /**
   * Serves links.
   *
   * @param links the service
   */
  public LinksResource(Links links) {
    this.links = links;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/api/links", this::make).changes(Feature.LINKS).takes(MAX_BODY, MediaType.JSON),
        Route.get("/api/links/{id}", this::read),
        Route.delete("/api/links/{id}", this::delete).deletesForItsOwner(Feature.LINKS));
  }

  private Response make(Exchange exchange) {
    Shortened made = links.shorten(asked(exchange));
    Map<String, Object> fields = fields(made.link(), exchange);
    if (made.deleteToken() == null) {
      return Response.json(200, fields).with("Cache-Control", "no-store");
    }
    fields.put("deleteToken", made.deleteToken());
    return Response.json(201, fields)
        .with("Location", exchange.url("/api/links/" + made.link().id()))
        .with("Cache-Control", "no-store");
  }

  /** Who shows no token shares the links that are reused with all others who show none. */
  private static NewLink asked(Exchange exchange) {
    JsonObject body = exchange.json("target", "slug", ExpiresIn.NAME, "reuse");
    NewLink asked = NewLink.to(body.requireText("target")).reachedAt(exchange.ownHosts());
    Optional<String> slug = body.text("slug");
    if (slug.isPresent()) {
      asked = asked.as(slug.get());
    }
    Optional<Duration> expiresIn = ExpiresIn.in(body);
    if (expiresIn.isPresent()) {
      asked = asked.expiringIn(expiresIn.get());
    }
    return body.isSet("reuse") ? asked.reusedBy(exchange.caller().name()) : asked;
  }

  private Response read(Exchange exchange) {
    Lookup<Link> lookup = links.find(exchange.variable("id"));
    return switch (lookup.state()) {
      case FOUND -> shown(lookup.found().orElseThrow(), exchange);
      case GONE -> Problem.gone("the link has expired");
      case ABSENT -> absent();
    };
  }

  private Response delete(Exchange exchange) {
    String id = exchange.variable("id");
    exchange.requireMatch(
        () -> links.find(id).found().flatMap(link -> shown(link, exchange).header("ETag")));
    Deletion deletion =
        exchange
            .deleteToken()
            .map(token -> links.delete(id, token))
            .orElseGet(() -> links.delete(id));
    return switch (deletion) {
      case DELETED -> Response.empty(204);
      case ABSENT -> absent();
      case REFUSED -> Problem.forbidden("the " + Exchange.DELETE_TOKEN + " is not this link's");
    };
  }

  private static Response shown(Link link, Exchange exchange) {
    return Response.json(200, fields(link, exchange)).with("Cache-Control", "no-cache").tagged();
  }

  private static Response absent() {
    return Problem.notFound("there is no such link; POST /api/links makes one");
  }

  private static Map<String, Object> fields(Link link, Exchange exchange) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", link.id());
    fields.put("url", exchange.url("/" + link.id()));
    fields.put("target", link.target());
    fields.put("createdAt", link.stamp().createdAt().toString());
    Instant end = link.stamp().expiresAt();
    if (end != null) {
      fields.put("expiresAt", end.toString());
    }
    return fields;
  }
}
