package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pages of other sites may use this one from a browser (WHATWG Fetch standard, section 3.2):
 * those of the origins that are named, no others.
 */
public final class Cors {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  private static final String ASKED = "Access-Control-Request-Method";
  private static final String READABLE =
      "Content-Range, ETag, Link, Location, Retry-After, Stowage-Age, Stowage-Cost,"
          + " Stowage-Delete-Token, Stowage-Source";
  private static final String SENDABLE =
      "Accept, Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range,"
          + " Stowage-Delete-Token";
  private static final String SECONDS = "600";

  private final Set<String> origins;

  private Cors(Set<String> origins) {
    this.origins = origins;
  }

  /**
   * Names the origins.
   *
   * @param origins each as a browser writes it, such as {@code https://example.com}
   * @return the rule
   * @throws StowageException INVALID for what is no origin, also for {@code *}
   */
  public static Cors of(List<String> origins) {
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new StowageException(
            ErrorKind.INVALID,
            "origin",
            Quoted.of(origin, 80),
            "it is no origin; write https://example.com, in small letters, without a path");
      }
    }
    return new Cors(Set.copyOf(origins));
  }

  /** Tells whether pages of an origin may. */
  boolean allows(String origin) {
    return origins.contains(origin);
  }

  /** Returns what to tell a browser that asks before it sends; empty when it does not ask. */
  Optional<Response> preflight(Request request, Collection<String> methods) {
    return request.headers().has(ASKED)
        ? Optional.of(
            Response.empty(204)
                .with("Access-Control-Allow-Methods", String.join(", ", methods))
                .with("Access-Control-Allow-Headers", SENDABLE)
                .with("Access-Control-Max-Age", SECONDS))
        : Optional.empty();
  }

  /** Tells the browser whether the page may see the answer. */
  Response mark(Request request, Response response) {
    if (origins.isEmpty()) {
      return response;
    }
    Response varying = response.with("Vary", "Origin");
    return request
        .header("Origin")
        .filter(this::allows)
        .map(
            origin ->
                varying
                    .with("Access-Control-Allow-Origin", origin)
                    .with("Access-Control-Expose-Headers", READABLE))
        .orElse(varying);
  }
}
