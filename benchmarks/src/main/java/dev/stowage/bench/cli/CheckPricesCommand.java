package dev.stowage.bench.cli;

import dev.stowage.bench.prices.BookCheck;
import dev.stowage.bench.prices.CheckReport;
import dev.stowage.core.cost.PriceBooks;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stowage prices check}: checks the shipped books. */
@Command(
    name = "check",
    header = "Check the shipped price books, and tell how old they are.",
    description = {
      "",
      "Each book is read, has a price of everything that a comparison can be charged, itself or"
          + " through its base, and comes back the same when it is written and imported again.",
      ""
    },
    optionListHeading = "Options:%n",
    footer = {"", "Exit status: 0 all right; 1 a book that fails."})
final class CheckPricesCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or json; alone on standard output. Default: table.")
  private Format format = Format.TABLE;

  CheckPricesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    format.requireOneOf(Format.TABLE, Format.JSON);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    CheckReport report = new CheckReport(new BookCheck(PriceBooks.shipped(), today).run());
    console.out().print(format == Format.JSON ? report.json() : report.table());
    report.failures().forEach(console::note);
    return report.passed() ? ExitCode.OK : ExitCode.FAILED;
  }
}
