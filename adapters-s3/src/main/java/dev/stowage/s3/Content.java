package dev.stowage.s3;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an object is made of. */
final class Content {

  private final String type;
  private final Map<String, String> metadata;
  private final byte[] bytes;
  private final @Nullable String redirect;

  /** Takes the bytes as they are; they must not change afterwards. */
  Content(String type, Map<String, String> metadata, byte[] bytes) {
    this(type, metadata, bytes, null);
  }

  private Content(
      String type, Map<String, String> metadata, byte[] bytes, @Nullable String redirect) {
    this.type = type;
    this.metadata = Map.copyOf(metadata);
    this.bytes = bytes;
    this.redirect = redirect;
  }

  /** Returns an object whose body says everything. */
  static Content of(String type, byte[] bytes) {
    return new Content(type, Map.of(), bytes);
  }

  /** Returns the same that a website answers with a redirect. */
  Content redirecting(String location) {
    return new Content(type, metadata, bytes, location);
  }

  String type() {
    return type;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  byte[] bytes() {
    return bytes;
  }

  Optional<String> redirect() {
    return Optional.ofNullable(redirect);
  }
}
