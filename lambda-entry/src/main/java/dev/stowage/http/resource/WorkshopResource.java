package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.link.Shortened;
import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.MediaType;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.List;

/**
 * The shortener of a workshop on serverless, for pages that were written for it: {@code POST
 * /shorten} answers an id. Its other half, {@code GET /{id}}, is {@link RedirectResource}.
 */
public final class WorkshopResource implements Resource {

  private static final String FIELD = "urlToShorten";

  private final Links links;

  /**
   * Serves the contract.
   *
   * @param links the service
   */
  public WorkshopResource(Links links) {
    this.links = links;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/shorten", this::shorten)
            .changes(Feature.LINKS)
            .takes(LinksResource.MAX_BODY, MediaType.JSON));
  }

  private Response shorten(Exchange exchange) {
    String target = exchange.json(FIELD).requireText(FIELD);
    NewLink asked = NewLink.to(target).reachedAt(exchange.ownHosts());
    return Response.json(200, made(asked).link().id()).with("Cache-Control", "no-store");
  }

  /** The service calls it the target, which is no word of this contract. */
  private Shortened made(NewLink asked) {
    try {
      return links.shorten(asked);
    } catch (StowageException refused) {
      if (refused.kind() == ErrorKind.INVALID && refused.key().equals("target")) {
        throw new StowageException(refused.kind(), refused.operation(), FIELD, refused.what())
            .causedBy(refused);
      }
      throw refused;
    }
  }
}
