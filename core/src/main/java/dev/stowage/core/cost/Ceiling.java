package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The highest rate that a line carries.
 *
 * <p>It follows from what the run took for each reading: units, appends, bytes. Readings are taken
 * to arrive evenly over the day and in equal shares from all series; in bursts a store carries
 * less. Modelled, never measured.
 *
 * @param readingsPerDay how many readings can arrive each day
 * @param limit what does not let more
 */
public record Ceiling(long readingsPerDay, Limit limit) {

  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(24 * 60 * 60);

  /** Fewer readings show what an empty store takes, and not what a reading does. */
  private static final long TELLING = 1_000;

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /**
   * Returns the lowest of the ceilings that limits set; of equal ones the first.
   *
   * @param limits what the store limits
   * @param run what was used and stored
   * @param batches how it was handed over
   * @param encodedBytes what all of it was handed to the store as
   * @return empty when nothing limits the line
   */
  static Optional<Ceiling> lowest(
      List<Limit> limits, MeasuredRun run, Batches batches, long encodedBytes) {
    return limits.stream()
        .flatMap(limit -> of(limit, run, batches, encodedBytes).stream())
        .min(Comparator.comparingLong(Ceiling::readingsPerDay));
  }

  private static Optional<Ceiling> of(
      Limit limit, MeasuredRun run, Batches batches, long encodedBytes) {
    BigDecimal most = BigDecimal.valueOf(limit.most());
    BigDecimal readings = BigDecimal.valueOf(run.readings());
    BigDecimal series = BigDecimal.valueOf(batches.series());
    return switch (limit.measure()) {
      case WRITE_UNITS_OF_A_SERIES ->
          at(limit, most.multiply(SECONDS_OF_A_DAY).multiply(series), writeUnits(run), readings);
      case WRITE_UNITS -> at(limit, most.multiply(SECONDS_OF_A_DAY), writeUnits(run), readings);
      case APPENDS -> at(limit, most.multiply(SECONDS_OF_A_DAY), appends(run, batches), readings);
      case BYTES_OF_A_DAY ->
          switch (batches.unit()) {
            case READINGS -> Optional.of(asRun(limit, run));
            case DAY ->
                at(limit, most.multiply(series), BigDecimal.valueOf(encodedBytes), readings);
          };
      case BYTES_KEPT ->
          run.readings() < TELLING
              ? Optional.empty()
              : at(limit, most, keptInAMonth(run), readings);
    };
  }

  /** An append rewrites the whole day, which takes the longer the more the day holds. */
  private static Ceiling asRun(Limit limit, MeasuredRun run) {
    Limit rewriting =
        new Limit(
            limit.measure(),
            limit.most(),
            "each append rewrites its day; no more than in this run is known to pass",
            limit.source());
    return new Ceiling(Math.max(1, run.readings() / run.days()), rewriting);
  }

  /** The rate at which {@code used}, which grows with the readings, is as much as a day has. */
  private static Optional<Ceiling> at(
      Limit limit, BigDecimal ofADay, BigDecimal used, BigDecimal readings) {
    if (used.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal rate =
        ofADay.multiply(readings).divide(used, BillingMonth.DIGITS).setScale(0, RoundingMode.FLOOR);
    return Optional.of(new Ceiling(rate.min(MOST).longValueExact(), limit));
  }

  private static BigDecimal writeUnits(MeasuredRun run) {
    return run.usage().stream()
        .filter(usage -> usage.phase() == Phase.LOAD)
        .filter(usage -> usage.type().equals(UsageType.DYNAMODB_WRITE))
        .map(Usage::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Appends that grow with the readings: those of whole days do not. */
  private static BigDecimal appends(MeasuredRun run, Batches batches) {
    return switch (batches.unit()) {
      case READINGS -> batches.appends(BigDecimal.valueOf(run.readings()), run.days());
      case DAY -> BigDecimal.ZERO;
    };
  }

  private static BigDecimal keptInAMonth(MeasuredRun run) {
    return BigDecimal.valueOf(run.billedBytes().value()).multiply(BillingMonth.DAYS);
  }
}
