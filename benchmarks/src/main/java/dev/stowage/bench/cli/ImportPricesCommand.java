package dev.stowage.bench.cli;

import dev.stowage.bench.prices.BookFile;
import dev.stowage.bench.prices.BookRequest;
import dev.stowage.bench.prices.ImportReport;
import dev.stowage.bench.prices.ImportedBook;
import dev.stowage.bench.report.ReportFolder;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stowage prices import}: makes a book of a file of the AWS Price List. */
@Command(
    name = "import",
    header = "Make a price book of a file of the AWS Price List, or check one that you wrote.",
    description = {
      "",
      "FILE is an offer file (https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/...), the answer"
          + " of aws pricing get-products, or a book in the line format. Prices on demand in USD are"
          + " taken, of the usage types that the shipped books list.",
      ""
    },
    optionListHeading = "Options:%n",
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  aws pricing get-products --service-code AmazonDynamoDB --region us-east-1 --filters"
          + " Type=TERM_MATCH,Field=regionCode,Value=eu-west-1 > dynamodb.json",
      "  stowage prices import dynamodb.json --base new --out mine.prices",
      "  stowage compare --prices mine.prices",
      "",
      "Exit status: 0 all right; 1 bad data, a file that cannot be read or written; 2 wrong usage, no"
          + " such file, an unknown book."
    })
final class ImportPricesCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What to read.")
  private String file = "";

  @Option(
      names = "--book",
      paramLabel = "NAME",
      description = "Name of the book. Default: region and date, such as eu-west-1@2026-11-20.")
  private @Nullable String name;

  @Option(
      names = "--base",
      paramLabel = "BOOK",
      description = "The book that answers for what this one does not list. Default: none.")
  private @Nullable String base;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Whose prices to take of a file that holds several.")
  private @Nullable String region;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the book there, whole or not at all. Default: standard output.")
  private @Nullable String out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or json: what was imported; json holds the book too. Default: table.")
  private Format format = Format.TABLE;

  ImportPricesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    format.requireOneOf(Format.TABLE, Format.JSON);
    if (name != null && !PriceBookReader.isName(name)) {
      throw CommandException.usage(
          "--book " + name + ": no name; letters, digits and @ . _ - are right (at most 64)");
    }
    Path target = out == null ? null : target(out);
    PriceBook standsOn = base == null ? null : BookArgument.shipped(base);
    BookFile source = new BookFile(BookArgument.file(file), PriceBooks.shipped());
    ImportedBook imported = source.imported(new BookRequest(name, standsOn, region));
    if (target != null) {
      write(target, imported.text());
    }
    ImportReport report = new ImportReport(imported);
    if (format == Format.JSON) {
      console.out().print(report.json(out));
    } else if (target == null) {
      console.out().print(imported.text());
    }
    report.lines().forEach(console::note);
    return ExitCode.OK;
  }

  private static Path target(String text) {
    Path path = BookArgument.path(text).toAbsolutePath();
    if (Files.isDirectory(path) || path.getFileName() == null) {
      throw CommandException.usage("--out " + text + ": is a directory; name a file");
    }
    return path;
  }

  private void write(Path target, String text) {
    Path folder = Objects.requireNonNull(target.getParent());
    String fileName = Objects.requireNonNull(target.getFileName()).toString();
    try {
      ReportFolder.prepare(folder, List.of(fileName)).write(Map.of(fileName, text));
    } catch (IOException failed) {
      throw CommandException.failed(
          "--out "
              + out
              + ": could not be written ("
              + failed.getMessage()
              + "), and what was there before is still there; make room or name another file");
    }
  }
}
