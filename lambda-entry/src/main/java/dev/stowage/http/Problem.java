package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors as {@code application/problem+json} (RFC 9457): {@code type} ends in the kind, {@code
 * title} says what kind that is, {@code detail} what was wrong here and what would be right.
 */
public final class Problem {

  /** The types are names and lead nowhere (RFC 4151). */
  private static final String TYPES = "tag:stowage.dev,2026:error/";

  private static final String SECONDS_TO_WAIT = "5";

  private Problem() {}

  /**
   * Makes an error that is no store's: a path that does not exist, a missing token.
   *
   * @param status 400 to 599
   * @param kind one word in capitals, such as {@code NOT_FOUND}
   * @param title what that word means
   * @param detail what was wrong and what would be right
   * @return the answer
   */
  public static Response of(int status, String kind, String title, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", TYPES + kind);
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return Response.of(status, MediaType.PROBLEM, Json.bytes(problem))
        .with("Cache-Control", "no-store");
  }

  /**
   * Says that something is not there.
   *
   * @param detail what, and what would be there
   * @return 404
   */
  public static Response notFound(String detail) {
    return of(404, "NOT_FOUND", "there is nothing here", detail);
  }

  /**
   * Says that something was there and has expired.
   *
   * @param detail what
   * @return 410
   */
  public static Response gone(String detail) {
    return of(410, "GONE", "it has expired", detail);
  }

  /**
   * Says that a token is needed.
   *
   * @param detail which token
   * @return 401
   */
  public static Response unauthorized(String detail) {
    return of(401, "UNAUTHORIZED", "a token is missing", detail)
        .with("WWW-Authenticate", "Bearer realm=\"stowage\"");
  }

  /**
   * Says that a request may not pass, whoever sends it or with this token.
   *
   * @param detail why
   * @return 403
   */
  public static Response forbidden(String detail) {
    return of(403, "FORBIDDEN", "this is not allowed", detail);
  }

  /**
   * Says that the body is written in something else than is taken here.
   *
   * @param detail what is taken
   * @return 415
   */
  public static Response unsupportedMediaType(String detail) {
    return of(415, "UNSUPPORTED_MEDIA_TYPE", "the body's media type is not taken here", detail);
  }

  /**
   * Says that something is too long.
   *
   * @param detail what, and how long it may be
   * @return 413
   */
  public static Response tooLarge(String detail) {
    return of(413, ErrorKind.TOO_LARGE, detail);
  }

  /**
   * Makes an error of a kind that stores know too, with its title.
   *
   * @param status 400 to 599
   * @param kind what kind
   * @param detail what was wrong and what would be right
   * @return the answer
   */
  public static Response of(int status, ErrorKind kind, String detail) {
    return of(status, kind.name(), title(kind), detail);
  }

  /**
   * Makes the answer to what failed for a reason that is for the owner's log alone.
   *
   * @param kind MISCONFIGURED, CORRUPT or UNEXPECTED
   * @return 500
   */
  public static Response ofOurs(ErrorKind kind) {
    return of(500, kind, "it is not your request's fault; the server's log says more");
  }

  /**
   * Words an error of a service or store. What is wrong with a store itself is for its owner's log,
   * not for whoever asked: then the detail is general.
   *
   * @param error the error
   * @param request what was asked
   * @return 400, 409, 412, 413, 429, 500, 503 or 504
   */
  static Response of(StowageException error, Request request) {
    ErrorKind kind = error.kind();
    return switch (kind) {
      case INVALID -> of(400, kind, detail(error));
      case CONFLICT -> of(isConditional(request) ? 412 : 409, kind, detail(error));
      case TOO_LARGE -> of(413, kind, detail(error));
      case THROTTLED -> later(429, kind, "the store has too much to do");
      case UNAVAILABLE -> later(503, kind, "the store cannot be reached now");
      case OUTCOME_UNKNOWN ->
          of(504, kind, "the store's answer was lost; look at what is stored before you retry");
      case MISCONFIGURED, CORRUPT, UNEXPECTED -> ofOurs(kind);
    };
  }

  /** Whether the caller said that what is there must be known to it, or must not be there. */
  private static boolean isConditional(Request request) {
    return request.headers().has("If-Match") || request.headers().has("If-None-Match");
  }

  private static Response later(int status, ErrorKind kind, String what) {
    return of(status, kind, what + "; retry after " + SECONDS_TO_WAIT + " seconds")
        .with("Retry-After", SECONDS_TO_WAIT);
  }

  private static String detail(StowageException error) {
    return error.key().isEmpty() ? error.what() : error.key() + ": " + error.what();
  }

  private static String title(ErrorKind kind) {
    return switch (kind) {
      case INVALID -> "the request breaks a rule";
      case CONFLICT -> "it contradicts what is stored";
      case TOO_LARGE -> "it is over a limit";
      case THROTTLED -> "the store asks for patience";
      case UNAVAILABLE -> "the store cannot be reached";
      case OUTCOME_UNKNOWN -> "it may or may not have been done";
      case MISCONFIGURED -> "the store is not set up for this";
      case CORRUPT -> "what is stored failed its check";
      case UNEXPECTED -> "this should not have happened";
    };
  }
}
