package dev.stowage.bench.cli;

import dev.stowage.bench.records.BuiltIns;
import dev.stowage.bench.records.Recipe;
import dev.stowage.bench.records.WorkloadFile;
import dev.stowage.core.error.ErrorLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads the argument that names a workload of records: one that comes along, or a file. */
final class WorkloadArgument {

  private static final long MOST_BYTES = 1 << 20;

  private WorkloadArgument() {}

  /** Finds what the workload does. */
  static Recipe find(String nameOrFile) {
    return BuiltIns.find(nameOrFile).orElseGet(() -> read(nameOrFile));
  }

  private static Recipe read(String text) {
    List<String> lines;
    try {
      Path file = Path.of(text);
      if (!Files.exists(file)) {
        throw unknown(text);
      }
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        throw wrong(text, "that is no workload file; name one of at most 1 MiB");
      }
      lines = Files.readAllLines(file);
    } catch (InvalidPathException noName) {
      throw unknown(text);
    } catch (CharacterCodingException binary) {
      throw wrong(text, "that is no text in UTF-8; name a workload file");
    } catch (IOException unreadable) {
      throw wrong(text, "the file cannot be read; name a workload file");
    }
    return CommandException.argument(() -> WorkloadFile.read(text, lines));
  }

  private static CommandException unknown(String text) {
    return wrong(
        text,
        "no such workload and no such file; known are journey, "
            + String.join(", ", BuiltIns.NAMES)
            + ", or name a workload file");
  }

  private static CommandException wrong(String text, String what) {
    return CommandException.usage(ErrorLine.after("--workload " + text, what));
  }
}
