package dev.stowage.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README of this checkout. */
public final class Readme {

  private Readme() {}

  /** The lines between two others. */
  public static List<String> between(String first, String last) throws IOException {
    return Files.readAllLines(Path.of("..", "README.md")).stream()
        .dropWhile(line -> !line.equals(first))
        .skip(1)
        .takeWhile(line -> !line.equals(last))
        .toList();
  }
}
