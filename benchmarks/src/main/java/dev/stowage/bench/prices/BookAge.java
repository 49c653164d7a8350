package dev.stowage.bench.prices;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How old the prices of a book are. */
final class BookAge {

  private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?");
  private static final String TO = "..";
  private static final int LAST_MONTH = 12;

  private BookAge() {}

  /**
   * Counts the days since prices were last known to hold.
   *
   * @param asOf a year, month or day, or a span of two written {@code FROM..TO}, of which the last
   *     day counts
   * @param today the day to count to
   * @return days, 0 when the last day is still to come; null when {@code asOf} is no such date
   */
  static @Nullable Long days(String asOf, LocalDate today) {
    int to = asOf.indexOf(TO);
    Matcher date = DATE.matcher(to < 0 ? asOf : asOf.substring(to + TO.length()));
    if (!date.matches()) {
      return null;
    }
    try {
      return Math.max(0, ChronoUnit.DAYS.between(lastDay(date), today));
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private static LocalDate lastDay(Matcher date) {
    int year = Integer.parseInt(date.group(1));
    int month = date.group(2) == null ? LAST_MONTH : Integer.parseInt(date.group(2));
    YearMonth yearMonth = YearMonth.of(year, month);
    return date.group(3) == null
        ? yearMonth.atEndOfMonth()
        : yearMonth.atDay(Integer.parseInt(date.group(3)));
  }
}
