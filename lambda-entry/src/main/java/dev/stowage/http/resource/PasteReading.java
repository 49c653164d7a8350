package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.record.Lookup;
import dev.stowage.http.ByteRange;
import dev.stowage.http.Carrier;
import dev.stowage.http.Exchange;
import dev.stowage.http.Problem;
import dev.stowage.http.Response;
import java.util.Optional;

/**
 * Shows pastes to who asks. A burning one is gone only once its whole answer is made and known to
 * fit through what carries it: neither a 304, nor a part, nor a 413 uses it up, and HEAD never.
 */
final class PasteReading {

  private final Pastes pastes;

  PasteReading(Pastes pastes) {
    this.pastes = pastes;
  }

  /** Answers GET, which burns what burns. */
  Response get(Exchange exchange, String id, PasteForm form) {
    Optional<PasteMeta> known = known(exchange, id);
    if (known.isPresent()) {
      return form.head(known.get());
    }
    Lookup<Response> made = pastes.read(id, paste -> shown(exchange, paste, form));
    return made.found().orElseGet(() -> missing(made));
  }

  /** Returns the paste that who asks has already; the router makes a 304 of its head. */
  private Optional<PasteMeta> known(Exchange exchange, String id) {
    return exchange.request().headers().has("If-None-Match")
        ? pastes
            .peek(id)
            .found()
            .filter(meta -> PasteForm.tag(meta).filter(exchange::knows).isPresent())
        : Optional.empty();
  }

  /** Answers HEAD, which burns nothing. */
  Response head(String id, PasteForm form) {
    Lookup<PasteMeta> seen = pastes.peek(id);
    return seen.found().map(form::head).orElseGet(() -> missing(seen));
  }

  private static Response missing(Lookup<?> nothing) {
    return nothing.state() == Lookup.State.GONE ? gone() : absent();
  }

  static Response gone() {
    return Problem.gone("the paste has expired");
  }

  static Response absent() {
    return Problem.notFound(
        "no such paste; its id has 22 characters, and one that burns can be read once");
  }

  private static Response shown(Exchange exchange, Paste paste, PasteForm form) {
    Response whole = form.whole(paste);
    boolean inParts = form == PasteForm.RAW && paste.meta().burn() == Burn.NEVER;
    Response answer = inParts ? ByteRange.of(exchange.request(), whole) : whole;
    return fitting(answer, paste.meta(), exchange);
  }

  /**
   * Returns an answer that what carries it can hold.
   *
   * @throws StowageException TOO_LARGE, by which nothing is burnt, with how to read the paste
   */
  static Response fitting(Response answer, PasteMeta meta, Exchange exchange) {
    Carrier carrier = exchange.request().arrival().carrier();
    if (answer.body().length > carrier.maxAnswerBytes()) {
      throw new StowageException(
          ErrorKind.TOO_LARGE,
          "read",
          "",
          "the answer has %d bytes, of which %s takes at most %d; %s"
              .formatted(
                  answer.body().length,
                  carrier.name(),
                  carrier.maxAnswerBytes(),
                  advice(meta, exchange)));
    }
    return answer;
  }

  /** Says how to read what is longer than an answer can be; a part would burn the whole. */
  private static String advice(PasteMeta meta, Exchange exchange) {
    String raw = PastePage.rawPath(meta, exchange);
    if (meta.burn() == Burn.NEVER) {
      return "read " + raw + " with a Range, such as bytes=0-499999";
    }
    return meta.size() > exchange.request().arrival().carrier().maxAnswerBytes()
        ? "it was not burnt, and " + raw + " is too long as well; read it where longer answers pass"
        : "it was not burnt; read " + raw + ", which is shorter";
  }
}
