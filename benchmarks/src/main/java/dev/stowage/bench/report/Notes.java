package dev.stowage.bench.report;

import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.Flip;
import dev.stowage.core.cost.PriceBook;
import java.util.Optional;

/** What a reader must know to trust the numbers of a report, or not to. */
final class Notes {

  /** What is said of bytes and dollars in every report. */
  static final String BYTES =
      "encoded: what is handed to the store; physical: what it keeps on its disk after the load;"
          + " at rest: once closed.\n"
          + "*: computed by a documented rule, not counted. Dollars are modelled: quantity x price."
          + " Time is not compared.\n";

  private Notes() {}

  /** Returns the closing lines of the text report. */
  static String of(Report report) {
    return flips(report) + limits(report) + report.wording().notes();
  }

  private static String flips(Report report) {
    if (report.lines().size() < 2) {
      return "";
    }
    String range =
        Numbers.grouped(Report.LOWEST_RATE) + " to " + Numbers.grouped(Report.HIGHEST_RATE);
    if (report.flips().isEmpty()) {
      return "By the month, "
          + report.ranked().get(0).result().line().text()
          + " is the cheapest at every rate from "
          + range
          + " "
          + report.wording().coming()
          + " a day.\n\n";
    }
    StringBuilder text = new StringBuilder("By the month, from ");
    text.append(range).append(' ').append(report.wording().coming()).append(" a day:\n");
    report.flips().forEach(flip -> text.append(flipped(flip, report.wording().coming())));
    return text.append('\n').toString();
  }

  private static String flipped(Flip flip, String coming) {
    String from = "  from " + Numbers.grouped(flip.perDay()) + " a day on, ";
    String now =
        flip.to() == null ? "no line carries the " + coming : flip.to() + " is the cheapest";
    return switch (flip.cause()) {
      case PRICE -> from + now + "; below, " + flip.from() + '\n';
      case LIMIT -> from + now + "; " + flip.from() + " carries no more\n";
    };
  }

  /** Lines that carry the highest rate are left out. */
  private static String limits(Report report) {
    StringBuilder text = new StringBuilder();
    for (ReportLine line : report.lines()) {
      Ceiling ceiling = line.costs().ceiling();
      if (ceiling != null && ceiling.perDay() < Report.HIGHEST_RATE) {
        text.append("  ")
            .append(line.result().line().text())
            .append(" carries ")
            .append(Numbers.grouped(ceiling.perDay()))
            .append(" a day: ")
            .append(ceiling.limit().what())
            .append('\n');
      }
    }
    return text.isEmpty()
        ? ""
        : "At most, computed from this run; of other lines no limit is known below "
            + Numbers.grouped(Report.HIGHEST_RATE)
            + ":\n"
            + text
            + '\n';
  }

  /** Returns the books that prices were taken from, with their dates, each the base of the last. */
  static String books(Report report) {
    StringBuilder books = new StringBuilder(dated(report.book()));
    Optional<PriceBook> base = report.book().base();
    while (base.isPresent()) {
      books.append(", for the rest ").append(dated(base.get()));
      base = base.get().base();
    }
    return books.toString();
  }

  private static String dated(PriceBook book) {
    return book.name() + " (as of " + book.asOf() + ")";
  }
}
