package dev.stowage.http.resource;

import dev.stowage.http.Response;

/**
 * Where readings of an answer come from, and how old the newest state of that place can be.
 *
 * @param source such as {@code live}
 * @param ageSeconds 0 where it is the store itself
 */
record Provenance(String source, long ageSeconds) {

  /** The store itself. */
  static final Provenance LIVE = new Provenance("live", 0);

  /** Puts it on an answer, which nobody keeps without asking again. */
  Response mark(Response response) {
    return response
        .with("Stowage-Source", source)
        .with("Stowage-Age", Long.toString(ageSeconds))
        .with("Cache-Control", "no-cache");
  }
}
