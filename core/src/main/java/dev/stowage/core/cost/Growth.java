package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * What a run would have used had more or fewer readings arrived each day.
 *
 * <p>Not everything grows with the readings. Handing over whole days takes as many requests
 * whatever the days hold. A dashboard is opened as often, so that reading takes as many queries;
 * only what is above the least that each of them costs grows with what it finds. Definitions are
 * looked up when an append finds that the last look is a minute old, so that at most one look a
 * minute and series is billed. Queries of Timestream are billed the least time of the least compute
 * units, whatever they read.
 *
 * <p>Two things were tried and are wrong: to let everything grow, which at few readings a day makes
 * reading cheaper than its queries, and at many bills a look at the definition for each of them;
 * and to hold reading at its least as soon as it falls below, which forgets that each query of
 * several has its own.
 */
final class Growth {

  private static final BigDecimal MINUTES_OF_A_DAY = BigDecimal.valueOf(24 * 60);
  private static final String BY_REQUEST = "request";

  private final MeasuredRun run;
  private final Batches batches;
  private final BigDecimal factor;

  /** The usage of a run with {@code factor} times its readings in the same days. */
  Growth(MeasuredRun run, Batches batches, BigDecimal factor) {
    this.run = run;
    this.batches = batches;
    this.factor = factor;
  }

  /** Returns what would have been used in place of this. */
  BigDecimal of(Usage usage) {
    return switch (usage.phase()) {
      case LOAD -> written(usage);
      case INIT, READ, VERIFY -> read(usage);
    };
  }

  private BigDecimal written(Usage usage) {
    if (usage.type().equals(UsageType.DYNAMODB_READ)) {
      return lookedUp(usage.quantity());
    }
    return switch (batches.unit()) {
      case READINGS -> grown(usage.quantity());
      case DAY -> ofWholeDays(usage);
    };
  }

  /** An append costs no less than a unit, however little the day holds. */
  private BigDecimal ofWholeDays(Usage usage) {
    if (usage.type().unit().equals(BY_REQUEST)) {
      return usage.quantity();
    }
    BigDecimal unit = usage.least().min(BigDecimal.ONE);
    BigDecimal floor = unit.multiply(appends(BigDecimal.ONE)).min(usage.quantity());
    return grown(usage.quantity()).max(floor);
  }

  /** What a writer reads are definitions, which it remembers for a minute. */
  private BigDecimal lookedUp(BigDecimal quantity) {
    return quantity.multiply(looks(factor)).divide(looks(BigDecimal.ONE), BillingMonth.DIGITS);
  }

  private BigDecimal looks(BigDecimal times) {
    BigDecimal minutes =
        MINUTES_OF_A_DAY
            .multiply(BigDecimal.valueOf(run.days()))
            .multiply(BigDecimal.valueOf(batches.series()));
    return appends(times).min(minutes);
  }

  private BigDecimal appends(BigDecimal times) {
    return batches.appends(times.multiply(BigDecimal.valueOf(run.count())), run.days());
  }

  private BigDecimal read(Usage usage) {
    if (usage.type().equals(TimestreamRules.QUERIES)) {
      return usage.quantity();
    }
    BigDecimal fixed = usage.least().multiply(BigDecimal.valueOf(usage.requests()));
    return fixed.add(grown(usage.quantity().subtract(fixed)));
  }

  private BigDecimal grown(BigDecimal quantity) {
    return quantity.multiply(factor);
  }
}
