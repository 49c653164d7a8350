package dev.stowage.bench.cli;

/** How a command writes its result. */
enum Format {
  /** For readers. */
  TABLE,
  /** For programs. */
  JSON,
  /** For spreadsheets. */
  CSV
}
