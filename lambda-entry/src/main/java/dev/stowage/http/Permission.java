package dev.stowage.http;

import org.jspecify.annotations.Nullable;

/**
 * What a route asks of its callers.
 *
 * @param need what is needed
 * @param feature what is changed; null where nothing is
 */
record Permission(Need need, @Nullable Feature feature) {

  /** What is needed. */
  enum Need {
    /** Nothing. */
    NOTHING,
    /** An API token, or that the feature is open. */
    WRITE,
    /** An API token, or the record's own delete token. */
    OWNER
  }

  static final Permission FREE = new Permission(Need.NOTHING, null);

  static Permission toWrite(Feature feature) {
    return new Permission(Need.WRITE, feature);
  }

  static Permission toDelete(Feature feature) {
    return new Permission(Need.OWNER, feature);
  }
}
