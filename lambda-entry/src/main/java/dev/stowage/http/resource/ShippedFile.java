package dev.stowage.http.resource;

import dev.stowage.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A file that comes with the program, under {@code dev/stowage/http}. */
final class ShippedFile {

  private ShippedFile() {}

  /** Makes the answer that serves a file; it can be sent any number of times. */
  static Response answer(String name, String mediaType) {
    try (InputStream in = ShippedFile.class.getResourceAsStream("/dev/stowage/http/" + name)) {
      return Response.of(200, mediaType, Objects.requireNonNull(in).readAllBytes())
          .with("Cache-Control", "no-cache")
          .tagged();
    } catch (IOException unreadableJar) {
      throw new UncheckedIOException(unreadableJar);
    }
  }
}
