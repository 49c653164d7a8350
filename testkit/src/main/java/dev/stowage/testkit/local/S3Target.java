package dev.stowage.testkit.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a path-style request is about.
 *
 * @param bucket the bucket; empty for the service itself
 * @param key the object's key, decoded; empty for the bucket itself
 */
record S3Target(String bucket, String key) {

  /** The longest key that S3 takes, in bytes of UTF-8. */
  static final int LONGEST_KEY = 1_024;

  /** Reads {@code /BUCKET/KEY}, percent-encoded. A plus sign stands for itself. */
  static S3Target of(String path) {
    int slash = path.indexOf('/', 1);
    return slash < 0
        ? new S3Target(decoded(path.substring(1)), "")
        : new S3Target(decoded(path.substring(1, slash)), decoded(path.substring(slash + 1)));
  }

  boolean isObject() {
    return !key.isEmpty();
  }

  boolean isTooLong() {
    return key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
