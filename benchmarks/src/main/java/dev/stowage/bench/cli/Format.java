package dev.stowage.bench.cli;

import java.util.Locale;

/** How a command writes its result. */
enum Format {
  /** For readers. */
  TABLE,
  /** For programs. */
  JSON,
  /** For spreadsheets. */
  CSV;

  /** Returns the word that chooses this format. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
