package dev.stowage.lambda;

import dev.stowage.http.Call;
import dev.stowage.http.Response;
import dev.stowage.http.Router;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came of a request, as far as a log may know it: no path, no query and no header of it, for
 * they hold the ids of pastes, and tokens.
 *
 * @param kind what brought it
 * @param route method and path of the route, {@code -} for each that there is not
 * @param response the answer
 * @param nanos how long it took from the event to the answer, as both are written
 */
record Outcome(EventKind kind, String route, Response response, long nanos) {

  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

  /** Leaves of the request what a log may know. */
  static Outcome of(Event event, Call call, Response response, long nanos) {
    String method = event.request().method();
    String route =
        (METHOD.matcher(method).matches() ? method : "-")
            + " "
            + (call.path().isEmpty() ? "-" : call.path());
    return new Outcome(event.kind(), route, response, nanos);
  }

  int status() {
    return response.status();
  }

  /** Tells whether the cause lies here or in a store. */
  boolean isError() {
    return status() >= 500;
  }

  BigDecimal milliseconds() {
    return BigDecimal.valueOf(nanos / 1_000, 3);
  }

  /** What the calls to the stores cost, in dollars; empty where that could not be told. */
  Optional<BigDecimal> cost() {
    return response.header(Router.COST).map(BigDecimal::new);
  }
}
