package dev.stowage.serve;

import dev.stowage.http.Response;
import dev.stowage.http.Router;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the access log tells of one request.
 *
 * @param time when it ended
 * @param client an IP address
 * @param method as it was sent
 * @param outcome the rest
 */
record LogLine(Instant time, String client, String method, Outcome outcome) {

  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

  /** What came of it; status is 0 where no answer was sent. */
  record Outcome(String route, int status, int bytes, String cost, long nanos) {

    static Outcome of(String route, @Nullable Response answer, long nanos) {
      return answer == null
          ? new Outcome(route, 0, 0, "", nanos)
          : new Outcome(
              route,
              answer.status(),
              answer.body().length,
              answer.header(Router.COST).orElse(""),
              nanos);
    }
  }

  /** The line, without its end. */
  String text() {
    return String.join(
        " ",
        time.toString(),
        orDash(client),
        METHOD.matcher(method).matches() ? method : "-",
        orDash(outcome.route()),
        outcome.status() == 0 ? "-" : Integer.toString(outcome.status()),
        Integer.toString(outcome.bytes()),
        String.format(Locale.ROOT, "%.3f", outcome.nanos() / 1e6),
        orDash(outcome.cost()));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
