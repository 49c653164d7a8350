package dev.stowage.deployable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The deployable that this build has packed.
 *
 * @param outer the names in the ZIP
 * @param names the names in the jar in it, in order, twice where they are there twice
 * @param contents the bytes by name
 */
record Deployable(List<String> outer, List<String> names, Map<String, byte[]> contents) {

  static final String JAR = "lib/stowage-lambda.jar";

  static Path file() {
    String file = System.getProperty("stowage.deployable");
    return Path.of(file == null ? "target/stowage-lambda.zip" : file);
  }

  static Deployable read(Path zip) {
    try {
      Entries outer = Entries.of(Files.readAllBytes(zip));
      Entries jar = Entries.of(outer.contents().getOrDefault(JAR, new byte[0]));
      return new Deployable(outer.names(), jar.names(), jar.contents());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns a text file, empty when there is none. */
  String text(String name) {
    return new String(contents.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /** Read as a stream, for a file system or a directory of names shows a name once. */
  private record Entries(List<String> names, Map<String, byte[]> contents) {

    static Entries of(byte[] zip) throws IOException {
      Entries entries = new Entries(new ArrayList<>(), new LinkedHashMap<>());
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          entries.names.add(entry.getName());
          entries.contents.put(entry.getName(), in.readAllBytes());
        }
      }
      return entries;
    }
  }
}
