package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.NewPaste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.paste.Posted;
import dev.stowage.http.Exchange;
import dev.stowage.http.ExpiresIn;
import dev.stowage.http.JsonObject;
import dev.stowage.http.MediaType;
import dev.stowage.http.Query;
import dev.stowage.http.Utf8;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what is sent: either JSON with the content as a string, or the content itself, of which
 * everything else is said in the query. Nothing is altered and nothing passed over.
 */
final class PastePosting {

  private static final String TITLE = "title";
  private static final String LANGUAGE = "language";
  private static final String BURN = "burnAfterReading";
  private static final Set<String> PARAMETERS = Set.of(TITLE, LANGUAGE, ExpiresIn.NAME, BURN);
  private static final Set<String> JSON = Set.of(MediaType.JSON, MediaType.OLD_JSON);

  private final Pastes pastes;

  PastePosting(Pastes pastes) {
    this.pastes = pastes;
  }

  /** Keeps a body by its media type. */
  Posted post(Exchange exchange) {
    boolean isJson =
        exchange
            .request()
            .header("Content-Type")
            .filter(type -> JSON.contains(MediaType.essence(type)))
            .isPresent();
    return isJson ? postJson(exchange) : postRaw(exchange);
  }

  /** Keeps a body as it is, whatever its media type. */
  Posted postRaw(Exchange exchange) {
    Query query = exchange.query();
    query.requireKnown(PARAMETERS);
    PasteLabel label =
        new PasteLabel(query.value(TITLE).orElse(null), query.value(LANGUAGE).orElse(null));
    boolean burns = query.value(BURN).map(PastePosting::isTrue).orElse(false);
    return pastes.post(
        exchange.request().body(),
        wishes(label, query.value(ExpiresIn.NAME).map(PastePosting::duration), burns));
  }

  private Posted postJson(Exchange exchange) {
    if (!exchange.request().query().isEmpty()) {
      throw invalid("query", "", "with a JSON body everything is a field of it; leave it out");
    }
    JsonObject body = exchange.json("content", TITLE, LANGUAGE, ExpiresIn.NAME, BURN);
    byte[] content =
        Utf8.encode(body.requireText("content"))
            .orElseThrow(
                () ->
                    invalid(
                        "body",
                        "content",
                        "it has half of a surrogate pair, which UTF-8 cannot hold; send raw bytes"));
    PasteLabel label =
        new PasteLabel(body.text(TITLE).orElse(null), body.text(LANGUAGE).orElse(null));
    return pastes.post(content, wishes(label, ExpiresIn.in(body), body.isSet(BURN)));
  }

  private static NewPaste wishes(PasteLabel label, Optional<Duration> end, boolean burns) {
    NewPaste lasting = end.map(NewPaste.PLAIN::expiringIn).orElse(NewPaste.PLAIN).labelled(label);
    return burns ? lasting.burning() : lasting;
  }

  private static Duration duration(String text) {
    return ExpiresIn.of(text)
        .orElseThrow(() -> invalid("query", ExpiresIn.NAME, "it is empty; leave it out for ever"));
  }

  private static boolean isTrue(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid("query", BURN, "it is true or false");
    };
  }

  private static StowageException invalid(String operation, String key, String what) {
    return new StowageException(ErrorKind.INVALID, operation, key, what);
  }
}
