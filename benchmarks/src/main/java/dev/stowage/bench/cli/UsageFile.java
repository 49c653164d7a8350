package dev.stowage.bench.cli;

import dev.stowage.bench.conformance.RecordedUsage;
import dev.stowage.bench.conformance.StoreResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file of {@code --record}, which is shipped with the tool. */
final class UsageFile {

  private UsageFile() {}

  /** Adds what a run used, where that is more than was recorded; makes the file where it is not. */
  static void add(Path file, List<StoreResult> results) {
    try {
      String before = Files.exists(file) ? Files.readString(file) : "";
      Files.writeString(file, RecordedUsage.parse(before).with(results).text());
    } catch (IOException failed) {
      throw CommandException.failed(
          "--record " + file + ": cannot be written (" + failed.getMessage() + "); name another");
    }
  }
}
