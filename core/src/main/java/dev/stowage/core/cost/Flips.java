package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rates at which another line becomes the cheapest of those that carry the rate.
 *
 * <p>A line is in the competition up to its {@link Ceiling}, and out of it for good above: no store
 * carries more because less would be too much. Cost curves have kinks (bands, minimums), so no
 * formula is solved. The rates are walked on a grid of 64 points for each factor of ten; where two
 * neighbouring points have different winners, the rate is halved down to a whole number, again and
 * again until every change that leads from the one winner to the other is found. A line that wins
 * only strictly between two neighbouring points, less than 4 % apart, is not seen. Of lines that
 * cost the same the earlier one in the list wins.
 */
public final class Flips {

  private static final int POINTS_PER_DECADE = 64;
  private static final double STEP = Math.pow(10, 1.0 / POINTS_PER_DECADE);

  private final List<CostLine> lines;

  private Flips(List<CostLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * Finds the changes between two rates.
   *
   * @param lines what is compared, at least one line
   * @param first the lowest rate, in readings or operations a day, at least 1
   * @param last the highest rate, at least the first
   * @return the changes in rising order; empty when one line is always the cheapest, or when none
   *     carries the lowest rate
   * @throws StowageException INVALID when there is no line or no rate
   */
  public static List<Flip> between(List<CostLine> lines, long first, long last) {
    if (lines.isEmpty() || first < 1 || last < first) {
      throw new StowageException(
          ErrorKind.INVALID,
          "find flips",
          "",
          lines.size()
              + " lines from "
              + first
              + " to "
              + last
              + " a day; at least one line and a rising range from 1 are right");
    }
    return new Flips(lines).walk(first, last);
  }

  private List<Flip> walk(long first, long last) {
    List<Flip> flips = new ArrayList<>();
    long low = first;
    CostLine winner = cheapest(low);
    while (winner != null && low < last) {
      long high = Math.min(last, Math.max(low + 1, Math.round(low * STEP)));
      CostLine next = cheapest(high);
      while (winner != null && !winner.equals(next)) {
        low = lastOf(winner, low, high) + 1;
        CostLine successor = cheapest(low);
        flips.add(flip(low, winner, successor));
        winner = successor;
      }
      low = high;
    }
    return flips;
  }

  private static Flip flip(long rate, CostLine from, @Nullable CostLine to) {
    return new Flip(
        rate,
        from.name(),
        to == null ? null : to.name(),
        from.carries(rate) ? Flip.Cause.PRICE : Flip.Cause.LIMIT);
  }

  /** Halves between a rate at which the winner wins and one at which it does not. */
  private long lastOf(CostLine winner, long wins, long loses) {
    long low = wins;
    long high = loses;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (winner.equals(cheapest(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns null when no line carries the rate. */
  private @Nullable CostLine cheapest(long perDay) {
    CostLine cheapest = null;
    BigDecimal least = BigDecimal.ZERO;
    for (CostLine line : lines) {
      if (!line.carries(perDay)) {
        continue;
      }
      BigDecimal usd = line.curve().usdPerMonth(perDay);
      if (cheapest == null || usd.compareTo(least) < 0) {
        cheapest = line;
        least = usd;
      }
    }
    return cheapest;
  }
}
