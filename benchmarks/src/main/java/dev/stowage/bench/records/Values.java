package dev.stowage.bench.records;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of a workload file. Each says of a wrong one what would be right. */
final class Values {

  /** A value that is not as it should be; the message ends in what would be right. */
  static final class Wrong extends Exception {

    private static final long serialVersionUID = 1L;

    Wrong(String value, String right) {
      super((value.isEmpty() ? "no value" : value) + " is not right; " + right);
    }
  }

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern RANGE =
      Pattern.compile("([0-9]{1,9})(?:\\.\\.([0-9]{1,9}))?(?:\\s*:\\s*([0-9]{1,6}))?");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,4})?)%");
  private static final Pattern ENDING =
      Pattern.compile("([0-9.]+%)(?:\\s+after\\s+([1-9][0-9]{0,5})([smhd]))?");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final int MOST_RANGES = 100;

  private Values() {}

  /** A whole number within a range, such as {@code 1000}. */
  static int whole(String value, int least, int most) throws Wrong {
    int number = WHOLE.matcher(value).matches() ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw new Wrong(value, "give a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** Sizes such as {@code 200}, {@code 40..120}, or {@code 200..4000:9, 50000:1}. */
  static Sizes sizes(String value, int least, int most) throws Wrong {
    String right =
        "give bytes from "
            + least
            + " to "
            + most
            + " such as 100 or 100..400, or several with weights such as 100..400:9, 2000:1";
    List<Sizes.Range> ranges = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new Wrong(value, right);
      }
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      int weight = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
      if (from < least || to > most || to < from || weight < 1 || ranges.size() == MOST_RANGES) {
        throw new Wrong(value, right);
      }
      ranges.add(new Sizes.Range(from, to, weight));
    }
    return new Sizes(ranges);
  }

  /** A share such as {@code 5%}. */
  static BigDecimal percent(String value) throws Wrong {
    Matcher percent = PERCENT.matcher(value);
    BigDecimal share = percent.matches() ? new BigDecimal(percent.group(1)) : ALL.add(ALL);
    if (share.compareTo(ALL) > 0) {
      throw new Wrong(value, "give a share with its sign, 0% to 100%");
    }
    return share;
  }

  /** A share that ends, such as {@code 10% after 7d}; {@code 0%} needs no time. */
  static Ending ending(String value) throws Wrong {
    Matcher ending = ENDING.matcher(value);
    String right = "give 0%, or a share and a time in s, m, h or d such as 10% after 7d";
    if (!ending.matches()) {
      throw new Wrong(value, right);
    }
    BigDecimal share = percent(ending.group(1));
    if (share.signum() == 0) {
      return Ending.NEVER;
    }
    if (ending.group(2) == null) {
      throw new Wrong(value, right);
    }
    long count = Long.parseLong(ending.group(2));
    return new Ending(
        share,
        switch (ending.group(3)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }
}
