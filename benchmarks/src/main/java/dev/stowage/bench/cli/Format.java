package dev.stowage.bench.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a command writes its result. */
enum Format {
  /** For readers. */
  TABLE,
  /** For programs. */
  JSON,
  /** For spreadsheets. */
  CSV,
  /** For browsers. */
  HTML,
  /** For documents. */
  MARKDOWN;

  /** Refuses a format that the command does not write. */
  void requireOneOf(Format... known) {
    if (!List.of(known).contains(this)) {
      String words = Arrays.stream(known).map(Format::word).collect(Collectors.joining(", "));
      throw CommandException.usage("--format " + word() + ": unknown here; give one of " + words);
    }
  }

  /** Returns the word that chooses this format. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
