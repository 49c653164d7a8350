package dev.stowage.bench.report;

import dev.stowage.core.cost.BillingMonth;
import dev.stowage.core.cost.Flip;
import dev.stowage.core.cost.PriceBook;
import java.util.Locale;

/** What a reader must know to trust the numbers of a report, or not to. */
final class Notes {

  private Notes() {}

  /** Returns the closing lines of the text report. */
  static String of(Report report) {
    return flips(report)
        + "run: load + read. month: load and read scaled to "
        + BillingMonth.DAYS
        + " days + average storage of the first month + idle\n"
        + "charges and minimums. million readings: load alone. init and verify are in no sum. Free"
        + " tier off.\n"
        + "encoded: what is handed to the store; physical: what it keeps on its disk after the load;"
        + " at rest: once closed.\n"
        + "*: computed by a documented rule, not counted. Dollars are modelled: quantity x price."
        + " Time is not compared.\n"
        + "The store's clock shows the readings' time: what a store looks up anew each minute while"
        + " readings come is billed\nin load.\n"
        + "at risk: readings that wait outside the store because of the batch, and for how long.\n";
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
          + " readings a day.\n\n";
    }
    StringBuilder text = new StringBuilder("By the month, from " + range + " readings a day:\n");
    for (Flip flip : report.flips()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  from %s a day on, %s is the cheapest; below, %s\n",
              Numbers.grouped(flip.readingsPerDay()),
              flip.to(),
              flip.from()));
    }
    return text.append('\n').toString();
  }

  /** Returns the books that prices were taken from, with their dates. */
  static String books(Report report) {
    PriceBook book = report.book();
    String own = dated(book);
    return book.base().map(base -> own + ", for the rest " + dated(base)).orElse(own);
  }

  private static String dated(PriceBook book) {
    return book.name() + " (as of " + book.asOf() + ")";
  }
}
