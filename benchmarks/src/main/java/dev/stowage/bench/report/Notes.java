package dev.stowage.bench.report;

import dev.stowage.core.cost.BillingMonth;
import dev.stowage.core.cost.PriceBook;

/** What a reader must know to trust the numbers of a report, or not to. */
final class Notes {

  private Notes() {}

  /** Returns the closing lines of the text report. */
  static String of(Report report) {
    return "run: load + read. month: load and read scaled to "
        + BillingMonth.DAYS
        + " days + average storage of the first month + idle\n"
        + "charges and minimums. million readings: load alone. init and verify are in no sum. Free"
        + " tier off.\n"
        + "*: modelled by AWS's published rule, not counted. Dollars are modelled: quantity x price."
        + " Time is not compared.\n"
        + "at risk: readings that wait outside the store because of the batch, and for how long.\n";
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
