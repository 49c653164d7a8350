package dev.stowage.bench.cli;

import dev.stowage.bench.report.BookReport;
import dev.stowage.bench.report.BooksReport;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stowage prices}: the dated prices that everything is billed by. */
final class PricesCommand {

  private static final String FORMATS =
      "table, json or csv; alone on standard output. Default: table.";

  private PricesCommand() {}

  /** {@code stowage prices} alone, which is wrong usage. */
  @Command(
      name = "prices",
      synopsisSubcommandLabel = "COMMAND",
      header = "Show, import and check the dated price books.",
      commandListHeading = "%nCommands:%n")
  static final class Group extends CommandGroup {}

  /** {@code stowage prices list}. */
  @Command(name = "list", header = "List the price books: name, alias, region, date, base.")
  static final class ListBooks implements Callable<Integer> {

    private final Console console;

    @Option(names = "--format", paramLabel = "FORMAT", description = FORMATS)
    private Format format = Format.TABLE;

    ListBooks(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      format.requireOneOf(Format.TABLE, Format.JSON, Format.CSV);
      BooksReport report = new BooksReport(PriceBooks.shipped());
      console
          .out()
          .print(
              switch (format) {
                case TABLE -> report.table();
                case JSON -> report.json();
                default -> report.csv();
              });
      return ExitCode.OK;
    }
  }

  /** {@code stowage prices show}. */
  @Command(
      name = "show",
      header = "Show every price of a book: bands, minimums, allowances, sources.",
      footer = {
        "",
        "A base book answers for what a book does not list; stowage prices show BASE shows it.",
        "",
        "Exit status: 0 all right; 2 an unknown book."
      })
  static final class ShowBook implements Callable<Integer> {

    private final Console console;

    @Parameters(
        paramLabel = "BOOK",
        description = "Name or alias, see stowage prices list; or a FILE.prices.")
    private String name = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = FORMATS)
    private Format format = Format.TABLE;

    ShowBook(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      format.requireOneOf(Format.TABLE, Format.JSON, Format.CSV);
      PriceBook book = BookArgument.find(name);
      BookReport report = new BookReport(book);
      console
          .out()
          .print(
              switch (format) {
                case TABLE -> report.table();
                case JSON -> report.json();
                default -> report.csv();
              });
      return ExitCode.OK;
    }
  }
}
