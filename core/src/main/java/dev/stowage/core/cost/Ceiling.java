package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The highest rate that a line carries.
 *
 * <p>It follows from what the run took for each reading or operation: units, writes, bytes. They
 * are taken to come evenly over the day and in equal shares from all series; in bursts a store
 * carries less. Modelled, never measured.
 *
 * @param perDay how many readings or operations can come each day
 * @param limit what does not let more
 */
public record Ceiling(long perDay, Limit limit) {

  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(24 * 60 * 60);

  /** Fewer show what an empty store takes, and not what one of them does. */
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
    return lowest(limits, limit -> of(limit, run, batches, encodedBytes));
  }

  /**
   * Returns the lowest of the ceilings that limits set to operations; of equal ones the first.
   *
   * @param limits what the store limits
   * @param run what was used and stored
   * @param operations what the operations of the run were
   * @return empty when nothing limits the line
   */
  static Optional<Ceiling> lowest(List<Limit> limits, MeasuredRun run, Operations operations) {
    return lowest(limits, limit -> of(limit, run, operations));
  }

  private static Optional<Ceiling> lowest(
      List<Limit> limits, Function<Limit, Optional<Ceiling>> ceiling) {
    return limits.stream()
        .flatMap(limit -> ceiling.apply(limit).stream())
        .min(Comparator.comparingLong(Ceiling::perDay));
  }

  /** Limits of series do not touch operations on records. */
  private static Optional<Ceiling> of(Limit limit, MeasuredRun run, Operations operations) {
    BigDecimal most = BigDecimal.valueOf(limit.most());
    BigDecimal ofADay = most.multiply(SECONDS_OF_A_DAY);
    BigDecimal count = BigDecimal.valueOf(run.count());
    return switch (limit.measure()) {
      case ADDS_OF_A_COUNTER ->
          at(
              limit,
              ofADay.multiply(BigDecimal.valueOf(operations.counters())),
              BigDecimal.valueOf(operations.adds()),
              count);
      case WRITE_UNITS -> at(limit, ofADay, writeUnits(run), count);
      case APPENDS -> at(limit, ofADay, BigDecimal.valueOf(operations.writes()), count);
      case BYTES_KEPT -> kept(limit, run);
      case WRITE_UNITS_OF_A_SERIES, BYTES_OF_A_DAY -> Optional.empty();
    };
  }

  private static Optional<Ceiling> of(
      Limit limit, MeasuredRun run, Batches batches, long encodedBytes) {
    BigDecimal most = BigDecimal.valueOf(limit.most());
    BigDecimal readings = BigDecimal.valueOf(run.count());
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
      case BYTES_KEPT -> kept(limit, run);
      case ADDS_OF_A_COUNTER -> Optional.empty();
    };
  }

  private static Optional<Ceiling> kept(Limit limit, MeasuredRun run) {
    return run.count() < TELLING
        ? Optional.empty()
        : at(
            limit,
            BigDecimal.valueOf(limit.most()),
            BigDecimal.valueOf(run.growing()).multiply(BillingMonth.DAYS),
            BigDecimal.valueOf(run.count()));
  }

  /** An append rewrites the whole day, which takes the longer the more the day holds. */
  private static Ceiling asRun(Limit limit, MeasuredRun run) {
    Limit rewriting =
        new Limit(
            limit.measure(),
            limit.most(),
            "each append rewrites its day; no more than in this run is known to pass",
            limit.source());
    return new Ceiling(Math.max(1, run.count() / run.days()), rewriting);
  }

  /** The rate at which {@code used}, which grows with what comes, is as much as a day has. */
  private static Optional<Ceiling> at(
      Limit limit, BigDecimal ofADay, BigDecimal used, BigDecimal count) {
    if (used.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal rate =
        ofADay.multiply(count).divide(used, BillingMonth.DIGITS).setScale(0, RoundingMode.FLOOR);
    return Optional.of(new Ceiling(rate.min(MOST).longValueExact(), limit));
  }

  /** Reading takes write units too, where what is read goes with it. */
  private static BigDecimal writeUnits(MeasuredRun run) {
    return run.usage().stream()
        .filter(usage -> usage.phase() == Phase.LOAD || usage.phase() == Phase.READ)
        .filter(usage -> usage.type().equals(UsageType.DYNAMODB_WRITE))
        .map(Usage::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Appends that grow with the readings: those of whole days do not. */
  private static BigDecimal appends(MeasuredRun run, Batches batches) {
    return switch (batches.unit()) {
      case READINGS -> batches.appends(BigDecimal.valueOf(run.count()), run.days());
      case DAY -> BigDecimal.ZERO;
    };
  }
}
