package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.paste.NewPaste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.record.Lookup;
import dev.stowage.http.Carrier;
import dev.stowage.http.Exchange;
import dev.stowage.http.ExpiresIn;
import dev.stowage.http.Feature;
import dev.stowage.http.MediaType;
import dev.stowage.http.Problem;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages for people, without scripts: {@code /} with its forms, and each paste at {@code /p/{id}}.
 * Looking at a page burns nothing; a form does. Errors are pages for who asks for pages.
 */
public final class PagesResource implements Resource {

  /** A form whose token is not known before it is read whole: a text of some 4,000 lines. */
  private static final int OF_STRANGERS = 256 << 10;

  private static final String BY_THE_API =
      "send a longer text as the body of POST /api/pastes, with Authorization: Bearer TOKEN";

  /** A form of one button. */
  private static final int BUTTON = 1_000;

  private final @Nullable Links links;
  private final @Nullable Pastes pastes;
  private final FrontPage front;

  /**
   * Serves pages.
   *
   * @param links the service of short links; null where there are none
   * @param pastes the service of pastes; null where there are none
   */
  public PagesResource(@Nullable Links links, @Nullable Pastes pastes) {
    this.links = links;
    this.pastes = pastes;
    Set<Feature> offered = EnumSet.noneOf(Feature.class);
    if (links != null) {
      offered.add(Feature.LINKS);
    }
    if (pastes != null) {
      offered.add(Feature.PASTES);
    }
    this.front = new FrontPage(offered);
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/", front::shown).showing(Page::error));
    routes.add(
        Route.post("/", this::filledIn)
            .takes(Carrier.MOST_READ, MediaType.FORM)
            .takesOfStrangers(Feature.PASTES, OF_STRANGERS, BY_THE_API)
            .large()
            .showing(this::refused));
    if (pastes != null) {
      routes.add(
          Route.get("/p/{id}", exchange -> shown(pastes, exchange)).large().showing(Page::error));
      routes.add(
          Route.post("/p/{id}", exchange -> taken(pastes, exchange))
              .takes(BUTTON, MediaType.FORM)
              .large()
              .showing(Page::error));
    }
    return routes;
  }

  private Response filledIn(Exchange exchange) {
    Form form = Form.read(exchange);
    if (form.given(Form.TARGET).isPresent() && form.given(Form.CONTENT).isPresent()) {
      throw invalid("fill in either an address or a text; both cannot be sent at once");
    }
    if (form.has(Form.CONTENT) && pastes != null) {
      return paste(pastes, form, exchange);
    }
    if (form.has(Form.TARGET) && links != null) {
      return shorten(links, form, exchange);
    }
    throw invalid("this is no form that is offered here; fill one in");
  }

  private static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "form", "", what);
  }

  private static Response shorten(Links links, Form form, Exchange exchange) {
    Optional<Response> refusal = refusal(Feature.LINKS, form, exchange);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    NewLink asked = NewLink.to(form.value(Form.TARGET)).reachedAt(exchange.ownHosts());
    NewLink named = form.given(Form.SLUG).map(asked::as).orElse(asked);
    NewLink lasting = ExpiresIn.of(form.value(ExpiresIn.NAME)).map(named::expiringIn).orElse(named);
    return ResultPage.of(links.shorten(lasting), exchange);
  }

  private static Response paste(Pastes pastes, Form form, Exchange exchange) {
    Optional<Response> refusal = refusal(Feature.PASTES, form, exchange);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    PasteLabel label =
        new PasteLabel(form.given(Form.TITLE).orElse(null), form.given(Form.LANGUAGE).orElse(null));
    NewPaste asked = NewPaste.PLAIN.labelled(label);
    NewPaste lasting =
        ExpiresIn.of(form.value(ExpiresIn.NAME)).map(asked::expiringIn).orElse(asked);
    NewPaste wished = form.given(Form.BURN).isPresent() ? lasting.burning() : lasting;
    return ResultPage.of(pastes.post(content(form), wished), exchange);
  }

  /** Browsers send each line break of a text area as CR LF, whatever it was (HTML, 4.10.21.4). */
  private static byte[] content(Form form) {
    return form.value(Form.CONTENT).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Response> refusal(Feature feature, Form form, Exchange exchange) {
    return exchange
        .refusal(feature, form.value(Form.TOKEN))
        .map(
            refusal ->
                refusal.status() == 401
                    ? Problem.unauthorized("an API token is needed here; fill it in")
                    : refusal);
  }

  /** The forms once more, with what was filled in as far as it could be read. */
  private Response refused(Exchange exchange, Response problem) {
    return Page.wantsPage(exchange)
        ? front.refused(exchange, Form.asRead(exchange), problem)
        : problem;
  }

  private static Response shown(Pastes pastes, Exchange exchange) {
    Lookup<Response> page =
        pastes.look(
            exchange.variable("id"),
            paste -> PastePage.whole(paste, exchange),
            meta -> PastePage.asking(meta, exchange));
    return page.found().orElseGet(() -> missing(page));
  }

  private static Response taken(Pastes pastes, Exchange exchange) {
    Lookup<Response> page =
        pastes.read(exchange.variable("id"), paste -> PastePage.whole(paste, exchange));
    return page.found().orElseGet(() -> missing(page));
  }

  private static Response missing(Lookup<?> nothing) {
    return nothing.state() == Lookup.State.GONE
        ? PasteReading.gone()
        : Problem.notFound("there is no such paste; one that burns can be read once");
  }
}
