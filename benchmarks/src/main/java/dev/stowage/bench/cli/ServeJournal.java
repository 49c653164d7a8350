package dev.stowage.bench.cli;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;

/** Writes down what goes wrong while it serves: a line, and of a defect where it came about. */
final class ServeJournal {

  private final Console console;

  ServeJournal(Console console) {
    this.console = console;
  }

  /** Takes note of an error of a store, or of a defect. */
  void failed(String route, RuntimeException why) {
    if (why instanceof StowageException error && error.kind() != ErrorKind.UNEXPECTED) {
      console.note(route + ": " + error.kind() + ": " + ErrorLine.of(error));
    } else {
      console.note(route + ": " + ErrorLine.oneLine(String.valueOf(why)) + "; report it");
      why.printStackTrace(console.err());
    }
  }
}
