package dev.stowage.testkit.local;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The website redirects of objects. S3Proxy takes the header {@code
 * x-amz-website-redirect-location} and drops it, so the front keeps it beside the object.
 */
final class S3Redirects {

  static final String HEADER = "x-amz-website-redirect-location";

  private static final List<String> BEGINNINGS = List.of("/", "http://", "https://");

  private final ConcurrentHashMap<S3Target, String> locations = new ConcurrentHashMap<>();

  static boolean isAllowed(String location) {
    return BEGINNINGS.stream().anyMatch(location::startsWith);
  }

  /** Follows a write of an object, with or without the header. */
  void put(S3Target object, Optional<String> location) {
    location.ifPresentOrElse(there -> locations.put(object, there), () -> locations.remove(object));
  }

  void remove(S3Target object) {
    locations.remove(object);
  }

  boolean holds(S3Target object) {
    return locations.containsKey(object);
  }

  /** Gives the header back with an answer about its object. */
  S3Reply decorate(S3Target object, S3Reply reply) {
    String location = locations.get(object);
    return location == null ? reply : reply.with(HEADER, location);
  }

  /** Answers as the bucket's website endpoint does. */
  S3Reply serve(S3Target object) {
    String location = locations.get(object);
    return location == null
        ? S3Reply.refusing(404, "NoSuchKey", "The specified key does not exist.")
        : new S3Reply(
            301,
            Map.of("location", List.of(location), "content-length", List.of("0")),
            InputStream.nullInputStream());
  }
}
