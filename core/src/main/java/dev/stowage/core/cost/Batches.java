package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;

/**
 * How the readings of a workload are handed to a store.
 *
 * @param unit what makes a batch full
 * @param size readings to a batch, at least 1; 1 for whole days
 * @param series how many series the readings come from, in equal shares, at least 1
 */
public record Batches(Unit unit, int size, int series) {

  /** What makes a batch full. */
  public enum Unit {
    /** A number of readings of one series. */
    READINGS,
    /** The end of the UTC day; one batch for each series. */
    DAY
  }

  /**
   * Checks both numbers.
   *
   * @throws StowageException INVALID when one is below 1
   */
  public Batches {
    if (size < 1 || series < 1) {
      throw new StowageException(
          ErrorKind.INVALID,
          "project",
          "",
          "batches of " + size + " from " + series + " series; at least 1 of each is right");
    }
  }

  /**
   * Describes batches of a fixed number of readings.
   *
   * @param size readings to a batch, at least 1
   * @param series how many series there are, at least 1
   * @return the batches
   */
  public static Batches ofReadings(int size, int series) {
    return new Batches(Unit.READINGS, size, series);
  }

  /**
   * Describes batches of all readings of one series and UTC day.
   *
   * @param series how many series there are, at least 1
   * @return the batches
   */
  public static Batches ofDays(int series) {
    return new Batches(Unit.DAY, 1, series);
  }

  /** Returns how many appends bring these readings in these days, which need not be whole. */
  BigDecimal appends(BigDecimal readings, int days) {
    return switch (unit) {
      case READINGS -> readings.divide(BigDecimal.valueOf(size), BillingMonth.DIGITS);
      case DAY -> BigDecimal.valueOf(series).multiply(BigDecimal.valueOf(days));
    };
  }
}
