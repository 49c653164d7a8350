package dev.stowage.serve;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.http.Carrier;
import dev.stowage.http.Problem;
import dev.stowage.http.Response;
import dev.stowage.http.Router;

/** What the server itself answers, before or instead of a handler. */
final class Refusals {

  private static final String SECONDS_TO_WAIT = "2";

  private Refusals() {}

  static Response badRequest(String detail) {
    return free(Problem.of(400, ErrorKind.INVALID, detail));
  }

  /** For a body or a head that came too slowly. */
  static Response tooSlow(String detail) {
    return free(Problem.of(408, "TIMEOUT", "the request took too long", detail));
  }

  static Response headTooLong(int most) {
    return free(
        Problem.of(
            431,
            ErrorKind.TOO_LARGE,
            "the request line and the headers have more than " + most + " bytes"));
  }

  static Response bodyTooLong() {
    return free(Problem.tooLarge("a body has at most " + Carrier.MOST_READ + " bytes"));
  }

  /** For when too many ask at once, or too much memory is in use. */
  static Response busy() {
    return free(
        Problem.of(
                503,
                ErrorKind.UNAVAILABLE.name(),
                "the server has too much to do",
                "retry after " + SECONDS_TO_WAIT + " seconds")
            .with("Retry-After", SECONDS_TO_WAIT));
  }

  /** For what escaped a handler, which may have asked stores before. */
  static Response defect() {
    return marked(Problem.ofOurs(ErrorKind.UNEXPECTED));
  }

  /** No store was asked. */
  private static Response free(Response response) {
    return marked(response).with(Router.COST, "0");
  }

  private static Response marked(Response response) {
    return response.with("X-Content-Type-Options", "nosniff");
  }
}
