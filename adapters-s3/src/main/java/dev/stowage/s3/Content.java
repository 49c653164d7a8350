package dev.stowage.s3;

import java.util.Map;

/** What an object is made of. */
final class Content {

  private final String type;
  private final Map<String, String> metadata;
  private final byte[] bytes;

  /** Takes the bytes as they are; they must not change afterwards. */
  Content(String type, Map<String, String> metadata, byte[] bytes) {
    this.type = type;
    this.metadata = Map.copyOf(metadata);
    this.bytes = bytes;
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
}
