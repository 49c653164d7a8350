package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rates at which another line becomes the cheapest.
 *
 * <p>Cost curves have kinks (bands, minimums), so no formula is solved. The rates are walked on a
 * grid of 64 points for each factor of ten; where two neighbouring points have different winners,
 * the rate is halved down to a whole reading, again and again until every change that leads from
 * the one winner to the other is found. A line that wins only strictly between two neighbouring
 * points, less than 4 % apart, is not seen. Of lines that cost the same the earlier one in the list
 * wins.
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
   * @param first the lowest rate, in readings a day, at least 1
   * @param last the highest rate, at least the first
   * @return the changes in rising order; empty when one line is always the cheapest
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
              + " readings a day; at least one line and a rising range from 1 are right");
    }
    return new Flips(lines).walk(first, last);
  }

  private List<Flip> walk(long first, long last) {
    List<Flip> flips = new ArrayList<>();
    long low = first;
    CostLine winner = cheapest(low);
    while (low < last) {
      long high = Math.min(last, Math.max(low + 1, Math.round(low * STEP)));
      CostLine next = cheapest(high);
      while (!winner.equals(next)) {
        low = lastOf(winner, low, high) + 1;
        CostLine successor = cheapest(low);
        flips.add(new Flip(low, winner.name(), successor.name()));
        winner = successor;
      }
      low = high;
    }
    return flips;
  }

  /** Halves between a rate at which the winner wins and one at which it does not. */
  private long lastOf(CostLine winner, long wins, long loses) {
    long low = wins;
    long high = loses;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (cheapest(middle).equals(winner)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private CostLine cheapest(long readingsPerDay) {
    CostLine cheapest = lines.get(0);
    BigDecimal least = cheapest.curve().usdPerMonth(readingsPerDay);
    for (CostLine line : lines.subList(1, lines.size())) {
      BigDecimal usd = line.curve().usdPerMonth(readingsPerDay);
      if (usd.compareTo(least) < 0) {
        cheapest = line;
        least = usd;
      }
    }
    return cheapest;
  }
}
