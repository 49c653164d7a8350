package dev.stowage.http.resource;

import dev.stowage.core.link.Link;
import dev.stowage.core.link.Links;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.record.Lookup;
import dev.stowage.http.Accept;
import dev.stowage.http.Exchange;
import dev.stowage.http.MediaType;
import dev.stowage.http.Problem;
import dev.stowage.http.Request;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads where a short link leads: {@code /{id}}. Who names JSON in the {@code Accept} is told the
 * target instead, as the handbook's shortener did.
 *
 * <p>Of all that is served this is asked most, so it does nothing that the answer does not need.
 */
public final class RedirectResource implements Resource {

  /** Caches may repeat a permanent status, but not for long: a link can be deleted. */
  private static final String SHORTLY = "private, max-age=90";

  private static final String ASK_AGAIN = "no-cache";

  private final @Nullable Links links;
  private final @Nullable Pastes pastes;

  /**
   * Serves redirects, of links and to pastes.
   *
   * @param links the service, which counts who follows by GET, not who looks by HEAD; null where
   *     there are none
   * @param pastes the service of what {@link PagesResource} shows; nothing is burnt here; null
   *     where there are none
   */
  public RedirectResource(@Nullable Links links, @Nullable Pastes pastes) {
    this.links = links;
    this.pastes = pastes;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/{id}", exchange -> led(follow(exchange.variable("id")), exchange))
            .showing(Page::error),
        Route.head("/{id}", exchange -> led(find(exchange.variable("id")), exchange))
            .showing(Page::error));
  }

  private Lookup<Link> follow(String id) {
    return links == null ? Lookup.absent() : links.follow(id);
  }

  private Lookup<Link> find(String id) {
    return links == null ? Lookup.absent() : links.find(id);
  }

  private Response led(Lookup<Link> lookup, Exchange exchange) {
    return switch (lookup.state()) {
      case FOUND -> to(lookup.found().orElseThrow(), exchange);
      case GONE -> Problem.gone("the link has expired");
      case ABSENT -> absent(exchange);
    };
  }

  /** Hastebin's programs print the address of a paste as its key, with or without an ending. */
  private Response absent(Exchange exchange) {
    String key = HastebinResource.key(exchange.variable("id"));
    Lookup<PasteMeta> paste =
        pastes == null || wantsJson(exchange.request()) ? Lookup.absent() : pastes.peek(key);
    return switch (paste.state()) {
      case FOUND -> toPage(key, exchange);
      case GONE -> PasteReading.gone();
      case ABSENT -> Problem.notFound("there is no such link");
    };
  }

  private static Response toPage(String key, Exchange exchange) {
    String page = exchange.url("/p/" + key);
    return Response.json(302, page)
        .with("Cache-Control", ASK_AGAIN)
        .with("Vary", "Accept")
        .with("Location", page);
  }

  private static Response to(Link link, Exchange exchange) {
    int status = wantsJson(exchange.request()) ? 200 : exchange.site().redirectStatus();
    Response response =
        Response.json(status, link.target())
            .with("Cache-Control", caching(status, link))
            .with("Vary", "Accept");
    return status == 200 ? response : response.with("Location", Location.of(link.target()));
  }

  private static boolean wantsJson(Request request) {
    return request.headers().has("Accept") && Accept.of(request).names(MediaType.JSON);
  }

  private static String caching(int status, Link link) {
    boolean isPermanent = status == 301 || status == 308;
    return isPermanent && link.stamp().expiresAt() == null ? SHORTLY : ASK_AGAIN;
  }
}
