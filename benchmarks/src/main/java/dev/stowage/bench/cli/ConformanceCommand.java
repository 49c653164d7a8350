package dev.stowage.bench.cli;

import dev.stowage.bench.conformance.Conformance;
import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.bench.conformance.ConformanceJson;
import dev.stowage.bench.conformance.ConformanceMarkdown;
import dev.stowage.bench.conformance.ConformanceReport;
import dev.stowage.bench.conformance.ConformanceText;
import dev.stowage.bench.conformance.RecordedUsage;
import dev.stowage.bench.conformance.StoreResult;
import dev.stowage.bench.prices.NeededPrices;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stowage conformance}: holds stores to the promises of their ports. */
@Command(
    name = "conformance",
    header = "Hold a store to every promise of its ports, rule by rule.",
    description = {
      "",
      "Runs the conformance suites, which every store of this project passes, on the store of a URL:"
          + " 19 to 73 rules for each port that it offers. A rule that is broken is shown with what"
          + " was expected and what was seen.",
      "",
      "  file:DIR                                        a folder of its own within DIR",
      "  dynamodb://TABLE?endpoint=http%%3A%%2F%%2F127.0.0.1%%3A8000",
      "                                                  a table of its own, beside TABLE",
      "  postgresql://HOST/DB?user=ROLE                  a schema of its own",
      "  s3://BUCKET?endpoint=...&path-style=true        a prefix of its own in BUCKET",
      "  dynamodb:, s3:?website=true, timestream:, ...   the local engine, or with --aws a table or"
          + " bucket of its own",
      "",
      "What is made is removed afterwards, also when the run is stopped; what was there is not"
          + " touched. Without a URL each store is run on its local engine, or with --aws DynamoDB"
          + " and S3 in the service. Timestream has no emulator and runs on a stand-in; the service"
          + " itself shows late data only after hours, so that it cannot be held to its rules.",
      ""
    },
    optionListHeading = "Options:%n",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Examples:",
      "  stowage conformance",
      "  stowage conformance file:/mnt/disk --only links,series",
      "  stowage conformance 's3://my-bucket?region=eu-west-1' --aws --dry-run",
      "  stowage conformance 'dynamodb:?region=eu-west-1' --aws --max-usd 0.50",
      "",
      "Exit status: 0 every rule is kept; 1 a broken rule, a store's error, an answer that is not"
          + " yes, --max-usd, a place that was not removed; 2 wrong usage; 130 stopped from the keyboard, 143 by a signal."
    })
final class ConformanceCommand implements Callable<Integer> {

  private static final List<String> FILES = List.of("report.json", "report.txt", "report.md");
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Console console;

  @Parameters(
      paramLabel = "URL",
      arity = "0..*",
      description = "The stores. Default: each on its local engine.")
  private List<String> urls = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "PORT",
      split = ",",
      description = "Only some of links, pastes, counters, series, discard.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--settle",
      paramLabel = "DURATION",
      description =
          "How long a store that shows only later what was written, such as reads=eventual, is"
              + " given each time before it is read. Default: PT1S.")
  private Duration settling = Duration.ofSeconds(1);

  @Mixin private AwsOptions aws = new AwsOptions();

  @Option(
      names = "--prices",
      paramLabel = "BOOK",
      description = "The price book of the estimate. Default: " + PriceBooks.DEFAULT + ".")
  private String prices = PriceBooks.DEFAULT;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json or markdown; alone on standard output. Default: table.")
  private Format format = Format.TABLE;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write report.json, report.txt and report.md there, all or none.")
  private @Nullable Path out;

  @Option(names = "--record", paramLabel = "FILE", hidden = true)
  private @Nullable Path recorded;

  ConformanceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    format.requireOneOf(Format.TABLE, Format.JSON, Format.MARKDOWN);
    if (settling.isNegative()) {
      throw CommandException.usage("--settle " + settling + ": out of range; give PT0S or more");
    }
    if (aws.dryRun()) {
      format.requireOneOf(Format.TABLE, Format.JSON);
      refuseFiles();
    }
    List<Store> stores = ConformanceStores.read(urls, only, ConformanceSession.terms(aws));
    PriceBook book = BookArgument.find(prices);
    NeededPrices.require(book, stores.stream().map(store -> store.url().scheme()).toList());
    ConformanceCost cost = ConformanceCost.of(stores, book, aws);
    ConformanceSession session = new ConformanceSession(stores, cost, console);
    if (aws.dryRun()) {
      session.tell(format);
      return ExitCode.OK;
    }
    ReportFiles files = ReportFiles.into(out, FILES);
    List<StoreResult> results;
    try {
      results =
          session.run(
              new Conformance.Manner(settling, AT_ONCE, PATIENCE),
              finished -> print(report(finished, session, book)));
    } catch (RuntimeException ended) {
      files.abandon(ended);
      throw ended;
    }
    // Told first: what follows may fail, where the folder is full.
    int settled = session.settled();
    ConformanceReport report = report(results, session, book);
    write(report, files);
    record(results);
    return report.passed() ? settled : ExitCode.FAILED;
  }

  private void refuseFiles() {
    if (out != null) {
      throw CommandException.usage("--dry-run with --out: it writes no report; leave one out");
    }
  }

  private static ConformanceReport report(
      List<StoreResult> results, ConformanceSession session, PriceBook book) {
    return ConformanceReport.of(results, session.ending(results), RecordedUsage.shipped(), book);
  }

  private void write(ConformanceReport report, ReportFiles files) {
    if (out != null) {
      files.write(
          Map.of(
              "report.json", ConformanceJson.of(report),
              "report.txt", ConformanceText.of(report),
              "report.md", ConformanceMarkdown.of(report)));
    }
    print(report);
  }

  private void print(ConformanceReport report) {
    console
        .out()
        .print(
            switch (format) {
              case JSON -> ConformanceJson.of(report);
              case MARKDOWN -> ConformanceMarkdown.of(report) + notDone(report);
              default -> ConformanceText.of(report);
            });
  }

  /** The tables do not show what is not in them. */
  private static String notDone(ConformanceReport report) {
    List<String> undone = report.ending().undone();
    return undone.isEmpty()
        ? ""
        : "\nEnded early; not done: `" + String.join("`, `", undone) + "`\n";
  }

  private void record(List<StoreResult> results) {
    if (recorded != null) {
      UsageFile.add(recorded, results);
    }
  }
}
