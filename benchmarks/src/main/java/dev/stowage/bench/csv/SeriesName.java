package dev.stowage.bench.csv;

import java.nio.file.Path;

/** Makes a series name of a file name. */
public final class SeriesName {

  private static final int LONGEST = 64;
  private static final String RESERVED = ".spill";

  private SeriesName() {}

  /**
   * Names the series of a file: its name without extension, {@code -} for each character that a
   * series name cannot have, cut to 64 characters. A name that would begin with something else than
   * a letter or digit gets an {@code x} in front.
   *
   * @param file a file
   * @return a valid series name, such as {@code office} for {@code data/office.csv}
   */
  public static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String safe = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9._-]", "-");
    String begun = safe.matches("[A-Za-z0-9].*") ? safe : "x" + safe;
    String cut = begun.substring(0, Math.min(LONGEST, begun.length()));
    return cut.endsWith(RESERVED)
        ? cut.substring(0, cut.length() - RESERVED.length()) + "-spill"
        : cut;
  }
}
