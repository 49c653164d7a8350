package dev.stowage.bench.cli;

import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.compare.RecordsWork;
import dev.stowage.bench.compare.Work;
import dev.stowage.bench.csv.ReadingsFile;
import dev.stowage.bench.csv.SeriesName;
import dev.stowage.bench.records.Recipe;
import dev.stowage.bench.records.RecordWorkload;
import dev.stowage.bench.report.Numbers;
import dev.stowage.bench.workload.Feature;
import dev.stowage.bench.workload.GivenWorkload;
import dev.stowage.bench.workload.JourneyWorkload;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.http.readings.ReceivedReadings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose what is done: the journey, readings of a file, or operations. */
final class WorkloadOptions {

  private static final String JOURNEY = "journey";
  private static final long SEED = 42;
  private static final int DASHBOARDS = 24;
  private static final int MOST_DASHBOARDS = 100_000;

  @Option(
      names = "--workload",
      paramLabel = "NAME|FILE",
      description =
          "What is done: journey (the default), three outdoor sensors that send 4 readings a minute;"
              + " links, pastes or counters; or a workload file, see docs/workloads.md.")
  private @Nullable String workload;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "Days of the journey or workload, 1 to 3660. Default: 1, or what the workload file says.")
  private @Nullable Long days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same readings, ids and contents. Default: 42.")
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

  @Option(
      names = "--reads",
      paramLabel = "N",
      description =
          "Dashboards opened a day: latest reading and one day's chart of each series. 0 prices"
              + " writing and keeping alone. Default: 24.")
  private @Nullable Long reads;

  /**
   * Work that is ready to be done once every argument has been looked at.
   *
   * @param features what a store must keep
   * @param linksEnd whether links expire, which a website's bucket refuses
   * @param work makes the work; notes what a reader of the result should know
   */
  record Source(List<Feature> features, boolean linksEnd, Function<Console, Work> work) {}

  /** Checks the options against each other; reads no readings yet. */
  Source source() {
    if (workload != null && !workload.equals(JOURNEY)) {
      return records(workload);
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

  private Source records(String nameOrFile) {
    String refused =
        readings != null
            ? "--readings"
            : layout != null ? "--layout" : reads != null ? "--reads" : null;
    if (refused != null) {
      throw CommandException.usage(
          refused
              + " together with --workload "
              + nameOrFile
              + "; it belongs to readings of sensors, so leave that option out");
    }
    Recipe recipe = WorkloadArgument.find(nameOrFile);
    int wanted = days(recipe.days());
    if (recipe.operationsPerDay() * wanted > RecordWorkload.MAX_OPERATIONS) {
      throw CommandException.usage(
          "--workload "
              + nameOrFile
              + ": "
              + Numbers.counted(wanted, "day")
              + " of "
              + Numbers.counted(recipe.operationsPerDay(), "operation")
              + " are more than "
              + Numbers.grouped(RecordWorkload.MAX_OPERATIONS)
              + "; take fewer days or lower rates, for costs are in proportion");
    }
    long from = seed == null ? SEED : seed;
    return new Source(
        recipe.features(),
        recipe.linksEnd(),
        console -> new RecordsWork(new RecordWorkload(recipe, wanted, from)));
  }

  private int days(int unlessGiven) {
    long wanted = days == null ? unlessGiven : days;
    if (wanted < 1 || wanted > JourneyWorkload.MAX_DAYS) {
      throw CommandException.usage(
          "--days " + wanted + ": out of range; give 1 to " + JourneyWorkload.MAX_DAYS);
    }
    return (int) wanted;
  }

  private int dashboards() {
    long wanted = reads == null ? DASHBOARDS : reads;
    if (wanted < 0 || wanted > MOST_DASHBOARDS) {
      throw CommandException.usage(
          "--reads " + wanted + ": out of range; give 0 to " + MOST_DASHBOARDS);
    }
    return (int) wanted;
  }

  private Source readings(Function<Console, Workload> workload) {
    int dashboards = dashboards();
    return new Source(
        List.of(Feature.SERIES),
        false,
        console -> new ReadingsWork(workload.apply(console), dashboards));
  }

  private Source journey() {
    int wanted = days(1);
    long from = seed == null ? SEED : seed;
    return readings(console -> new JourneyWorkload(wanted, from));
  }

  private Source file(Path file, String layoutText) {
    RecordLayout layout = CommandException.argument(() -> RecordLayout.parse(layoutText));
    if (!Files.exists(file) || Files.isDirectory(file) || !Files.isReadable(file)) {
      String what =
          !Files.exists(file)
              ? "there is no such file"
              : Files.isDirectory(file) ? "that is a directory" : "the file cannot be read";
      throw CommandException.usage("--readings " + file + ": " + what + "; name a CSV file");
    }
    Series series = new Series(SeriesName.of(file), layout);
    return readings(console -> given(new ReadingsFile(file, layout).read(), series, console));
  }

  private static Workload given(ReceivedReadings contents, Series series, Console console) {
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
