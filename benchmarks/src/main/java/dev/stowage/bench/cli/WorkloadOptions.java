package dev.stowage.bench.cli;

import dev.stowage.bench.csv.ReadingsFile;
import dev.stowage.bench.csv.SeriesName;
import dev.stowage.bench.workload.GivenWorkload;
import dev.stowage.bench.workload.JourneyWorkload;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose what is written: the journey, or a file. */
final class WorkloadOptions {

  private static final String JOURNEY = "journey";

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description =
          "What is written: journey, three outdoor sensors that send 4 readings a minute.")
  private @Nullable String workload;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days of the journey, 1 to 3660. Default: 1.")
  private @Nullable Long days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same readings. Default: 42.")
  private @Nullable Long seed;

  @Option(
      names = "--readings",
      paramLabel = "FILE.csv",
      description = "Write these readings instead: one series, named after the file.")
  private @Nullable Path readings;

  @Option(
      names = "--layout",
      paramLabel = "TEXT",
      description =
          "How a reading of the file is packed: time:BITS:UNIT, then name:bits[:scale[:offset]]"
              + " for each column.")
  private @Nullable String layout;

  /** Something that is ready to be read once every argument has been looked at. */
  interface Source {

    /** Makes the workload; notes what a reader of the result should know. */
    Workload workload(Console console);
  }

  /** Checks the options against each other; reads no file yet. */
  Source source() {
    if (workload != null && !workload.equals(JOURNEY)) {
      throw CommandException.usage("--workload " + workload + ": unknown; known is " + JOURNEY);
    }
    if (readings == null && layout == null) {
      return journey();
    }
    if (readings == null || layout == null) {
      throw CommandException.usage(
          (readings == null ? "--layout without --readings" : "--readings without --layout")
              + "; give both: --readings FILE.csv --layout TEXT");
    }
    if (days != null || seed != null || workload != null) {
      throw CommandException.usage(
          "--readings together with "
              + (days != null ? "--days" : seed != null ? "--seed" : "--workload")
              + "; the file says which readings there are, so leave that option out");
    }
    return file(readings, layout);
  }

  private Source journey() {
    long wanted = days == null ? 1 : days;
    if (wanted < 1 || wanted > JourneyWorkload.MAX_DAYS) {
      throw CommandException.usage(
          "--days " + wanted + ": out of range; give 1 to " + JourneyWorkload.MAX_DAYS);
    }
    long from = seed == null ? 42 : seed;
    return console -> new JourneyWorkload((int) wanted, from);
  }

  private static Source file(Path file, String layoutText) {
    RecordLayout layout = CommandException.argument(() -> RecordLayout.parse(layoutText));
    if (!Files.exists(file) || Files.isDirectory(file) || !Files.isReadable(file)) {
      String what =
          !Files.exists(file)
              ? "there is no such file"
              : Files.isDirectory(file) ? "that is a directory" : "the file cannot be read";
      throw CommandException.usage("--readings " + file + ": " + what + "; name a CSV file");
    }
    Series series = new Series(SeriesName.of(file), layout);
    return console -> given(new ReadingsFile(file, layout).read(), series, console);
  }

  private static Workload given(ReadingsFile.Contents contents, Series series, Console console) {
    GivenWorkload given = new GivenWorkload(series, contents.readings());
    if (contents.rounded() > 0) {
      console.note("values that were rounded to the grid of their field: " + contents.rounded());
    }
    if (given.repeated() > 0) {
      console.note(
          "readings that another of the same time replaces, the last one: " + given.repeated());
    }
    return given;
  }
}
