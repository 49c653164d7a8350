package dev.stowage.bench.cli;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.Site;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.prices.NeededPrices;
import dev.stowage.bench.report.Box;
import dev.stowage.bench.report.CsvReport;
import dev.stowage.bench.report.HtmlReport;
import dev.stowage.bench.report.JsonReport;
import dev.stowage.bench.report.Pricing;
import dev.stowage.bench.report.Report;
import dev.stowage.bench.report.TextReport;
import dev.stowage.core.cost.FrontDoor;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stowage compare}: one workload over several stores. */
@Command(
    name = "compare",
    header = "Run one workload over several stores and tell what each keeps, bills and costs.",
    description = {
      "",
      "Each line is a store URL and, for readings, after a hash sign how they are handed to it:"
          + " #batch=1 as they arrive (the default), #batch=N, or #batch=day for one series and UTC"
          + " day.",
      "",
      "  dynamodb:?series=item|block&reads=strong|eventual   an item for each reading or batch,"
          + " link, paste and counter",
      "  postgresql:?series=row|block                        a row for each reading or UTC day,"
          + " link, paste and counter",
      "  timestream:                                         records of readings alone; closed to"
          + " new customers since 20 June 2025",
      "  s3:                                                 an object for each UTC day, link,"
          + " paste and counter",
      "  s3:?website=true                                    links alone, as redirects of a"
          + " website",
      "  file:?durability=group|os                           files in a directory",
      "  memory:                                             the reference, kept nowhere",
      "",
      "Without a place a local engine or temporary directory is used and removed afterwards;"
          + " Timestream, of which no emulator exists, runs on a stand-in. A given place, such as"
          + " file:DIR, postgresql://HOST/DB or dynamodb://TABLE?endpoint=http%%3A%%2F%%2F127.0.0.1"
          + "%%3A8000, keeps what was written; it must not hold the series or records yet.",
      "",
      "With --aws, dynamodb: and s3: run in a table and a bucket of the run's own in the real"
          + " service (region= and endpoint= are allowed), and a given place gets a table, folder"
          + " or schema of the run's own in or beside it; all of that is removed afterwards."
          + " Without --aws, services that send a bill are refused. No RDS instance is made:"
          + " postgresql: stays local, postgresql://HOST/DB may be anywhere. See docs/aws.md.",
      ""
    },
    optionListHeading = "Options:%n",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Default lines: dynamodb:?series=item#batch=1, dynamodb:?series=block#batch=80,",
      "  postgresql:?series=row#batch=1, postgresql:?series=block#batch=day, timestream:#batch=1,",
      "  timestream:#batch=100, s3:#batch=day, file:#batch=1; of links, pastes, counters and"
          + " workload",
      "  files those of dynamodb:, postgresql:, s3:, s3:?website=true, file: that keep what is"
          + " needed.",
      "  With --aws: those of dynamodb: and s3: alone, without website=true.",
      "",
      "Examples:",
      "  stowage compare",
      "  stowage compare --prices old --reads 0",
      "  stowage compare --store 'file:#batch=1' --store 'dynamodb:?series=block#batch=day' --days"
          + " 7",
      "  stowage compare --readings office.csv --layout 'time:42:ms temperature:14:0.01 light:12'",
      "  stowage compare --workload links --prices handbook --front-door http",
      "  stowage compare --workload my.workload --store dynamodb: --store file: --days 30",
      "  stowage compare --format json --out report",
      "  stowage compare --aws --dry-run --store 's3:?region=eu-west-1#batch=day'",
      "",
      "Exit status: 0 all right; 1 a line that was not verified, a bad row, a full disk, a store's"
          + " error, an answer that is not yes, --max-usd, a place that was not removed; 2 wrong"
          + " usage; 130 stopped from the keyboard, 143 by a signal."
    })
final class CompareCommand implements Callable<Integer> {

  private static final List<String> FILES =
      List.of("report.json", "report.csv", "report.txt", "report.html");

  private final Console console;

  @Mixin private WorkloadOptions workload = new WorkloadOptions();

  @Option(
      names = "--store",
      paramLabel = "URL#batch=..",
      description = "A line; repeat it for more. Default: see below.")
  private List<String> stores = new ArrayList<>();

  @Option(
      names = "--prices",
      paramLabel = "BOOK",
      description =
          "The price book, see stowage prices list, or a FILE.prices. Default: "
              + PriceBooks.DEFAULT
              + ".")
  private String prices = PriceBooks.DEFAULT;

  @Mixin private BoxOptions box = new BoxOptions();

  @Option(
      names = "--front-door",
      paramLabel = "KIND",
      description =
          "Also bill what stands before a store on AWS, apart from it: rest, http (API Gateway),"
              + " function-url or cloudfront, each with its Lambda.")
  private FrontDoor.@Nullable Kind frontDoor;

  @Mixin private AwsOptions aws = new AwsOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, csv or html; alone on standard output. Default: table.")
  private Format format = Format.TABLE;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write report.json, report.csv, report.txt and report.html there, all or none.")
  private @Nullable Path out;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    format.requireOneOf(Format.TABLE, Format.JSON, Format.CSV, Format.HTML);
    aws.requireAws();
    if (aws.dryRun()) {
      format.requireOneOf(Format.TABLE, Format.JSON);
    }
    WorkloadOptions.Source source = workload.source();
    List<StoreLine> lines = lines(source);
    PriceBook book = BookArgument.find(prices);
    NeededPrices.require(book, lines.stream().map(line -> line.url().scheme()).toList());
    Box machine = box.box();
    if (aws.dryRun()) {
      return tell(new Comparison.Plan(source.work().apply(console), lines), book);
    }
    ReportFiles files = ReportFiles.into(out, FILES);
    try {
      Comparison.Plan plan = new Comparison.Plan(source.work().apply(console), lines);
      return aws.aws()
          ? runOnAws(plan, new Pricing(plan, book, machine), book, files)
          : conclude(run(plan), new Pricing(plan, book, machine), files);
    } catch (RuntimeException failed) {
      files.abandon(failed);
      throw failed;
    }
  }

  private List<StoreLine> lines(WorkloadOptions.Source source) {
    if (!aws.aws()) {
      return StoreLines.read(stores, source, Terms.KEEP);
    }
    if (stores.isEmpty()) {
      console.note(StoreLines.leftOutOnAws());
    }
    return StoreLines.read(stores, source, Terms.REMOVE_FROM_AWS);
  }

  /** Tells what a run on AWS would make and cost. */
  private int tell(Comparison.Plan plan, PriceBook book) {
    Undertaking undertaking = new AwsComparison(plan, book, aws, console).prepare();
    console.out().print(format == Format.JSON ? undertaking.json() : undertaking.text());
    return ExitCode.OK;
  }

  private int runOnAws(Comparison.Plan plan, Pricing pricing, PriceBook book, ReportFiles files) {
    AwsComparison comparison = new AwsComparison(plan, book, aws, console);
    Comparison.Outcome outcome = comparison.run(comparison.prepare());
    int verdict = conclude(outcome, pricing, files);
    return comparison.removedAll() ? verdict : ExitCode.FAILED;
  }

  private int conclude(Comparison.Outcome outcome, Pricing pricing, ReportFiles files) {
    Report report =
        (frontDoor == null ? pricing : pricing.behind(FrontDoor.of(frontDoor)))
            .report(outcome.lines())
            .with(outcome.memory());
    files.write(
        Map.of(
            "report.json", JsonReport.of(report),
            "report.csv", CsvReport.of(report),
            "report.txt", TextReport.of(report),
            "report.html", HtmlReport.of(report)));
    console.out().print(written(report));
    return verdict(report);
  }

  private Comparison.Outcome run(Comparison.Plan plan) {
    ConsoleProgress progress = ConsoleProgress.of(plan.work(), console);
    Scratch scratch = new Scratch();
    StopSignal signal = StopSignal.to(scratch, console);
    try (scratch) {
      return new Comparison(plan, Site.unbilled(scratch)).run(progress);
    } catch (StowageException failed) {
      progress.clear();
      throw CommandException.failedAt(progress.current(), failed);
    } finally {
      signal.end();
    }
  }

  private String written(Report report) {
    return switch (format) {
      case TABLE -> TextReport.of(report);
      case JSON -> JsonReport.of(report);
      case CSV -> CsvReport.of(report);
      case HTML, MARKDOWN -> HtmlReport.of(report);
    };
  }

  private int verdict(Report report) {
    report.lines().stream()
        .map(line -> line.result())
        .filter(result -> !result.verification().passed())
        .forEach(
            result ->
                console.note(
                    ErrorLine.after(result.line().text(), "not verified: ")
                        + result.verification().difference()
                        + "; do not trust this store"));
    return report.verified() ? ExitCode.OK : ExitCode.FAILED;
  }
}
