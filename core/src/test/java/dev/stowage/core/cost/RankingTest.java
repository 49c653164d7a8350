package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * How the default lines of a comparison rank when a day of the journey is written and kept, at the
 * prices of October 2024: 17,280 readings of 3 series, 12 bytes each, nothing read. Quantities are
 * those that the rules of each service give.
 */
class RankingTest {

  private static final long READINGS = 17_280;
  private static final int SERIES = 3;
  private static final PriceBook OLD = PriceBooks.shipped().find("old");
  private static final Tariff BUCKET = new Tariff(S3Rules.STORAGE, List.of());
  private static final Tariff TABLE = DynamoDbOnDemand.tariff();
  private static final Tariff MAGNETIC = new Tariff(TimestreamRules.MAGNETIC_STORAGE, List.of());
  private static final Tariff INSTANCE = RdsRules.tariff("db.t4g.micro");

  private static Usage written(UsageType type, long quantity) {
    return new Usage(Phase.LOAD, type, BigDecimal.valueOf(quantity), Basis.MODELLED);
  }

  private static Projection line(Tariff tariff, long billedBytes, Usage... used) {
    return Projection.of(
        new MeasuredRun(READINGS, 1, List.of(used), Amount.modelled(billedBytes)), tariff, OLD);
  }

  /** A record of 93 bytes, of which a request shares 40. */
  private static long writes(long recordsARequest) {
    long requests = SERIES * ceil(READINGS / SERIES, recordsARequest);
    return requests * TimestreamRules.writes(40 + recordsARequest * 53);
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private static Map<String, Projection> lines() {
    Map<String, Projection> lines = new LinkedHashMap<>();
    lines.put(
        "dynamodb item",
        line(
            TABLE,
            DynamoDbUnits.storedBytes(35 * READINGS, READINGS),
            written(UsageType.DYNAMODB_WRITE, READINGS)));
    lines.put(
        "dynamodb block",
        line(
            TABLE,
            DynamoDbUnits.storedBytes(1_010 * 216, 216),
            written(UsageType.DYNAMODB_WRITE, SERIES * ceil(READINGS / SERIES, 80))));
    lines.put("postgresql row", line(INSTANCE, 84 * READINGS));
    lines.put("postgresql block", line(INSTANCE, 12 * READINGS));
    lines.put(
        "timestream by 1",
        line(MAGNETIC, 93 * READINGS, written(TimestreamRules.WRITES, writes(1))));
    lines.put(
        "timestream by 100",
        line(MAGNETIC, 93 * READINGS, written(TimestreamRules.WRITES, writes(100))));
    lines.put(
        "s3 day",
        line(
            BUCKET,
            12 * READINGS,
            written(S3Rules.TIER1, SERIES),
            written(S3Rules.TIER2, 2 * SERIES)));
    return lines;
  }

  private static BigDecimal monthUsd(Map<String, Projection> lines, String name) {
    return Objects.requireNonNull(lines.get(name)).monthUsd();
  }

  @Test
  void theCheapestIsADayInS3AndTheDearestAnInstanceOfRds() {
    Map<String, Projection> lines = lines();

    assertThat(lines.keySet().stream().sorted(Comparator.comparing(name -> monthUsd(lines, name))))
        .containsExactly(
            "s3 day",
            "dynamodb block",
            "dynamodb item",
            "timestream by 100",
            "timestream by 1",
            "postgresql row",
            "postgresql block");
  }

  @Test
  void theirMonthsAreOrdersOfMagnitudeApart() {
    Map<String, Projection> lines = lines();

    assertThat(monthUsd(lines, "s3 day")).isLessThan(new BigDecimal("0.001"));
    assertThat(monthUsd(lines, "dynamodb block"))
        .isBetween(new BigDecimal("0.008"), new BigDecimal("0.010"));
    assertThat(monthUsd(lines, "dynamodb item"))
        .isBetween(new BigDecimal("0.66"), new BigDecimal("0.68"));
    assertThat(monthUsd(lines, "timestream by 100"))
        .isBetween(new BigDecimal("3.00"), new BigDecimal("3.05"));
    assertThat(monthUsd(lines, "timestream by 1"))
        .isBetween(new BigDecimal("3.2"), new BigDecimal("3.3"));
    assertThat(monthUsd(lines, "postgresql row")).isEqualByComparingTo("13.98");
    assertThat(monthUsd(lines, "postgresql block")).isEqualByComparingTo("13.98");
  }

  @Test
  void theCheapestFlipsAtThePriceOfARequestAndAtTheLimitOfADay() {
    Map<String, Projection> lines = lines();
    Limit object = new Limit(Limit.Measure.BYTES_OF_A_DAY, 64 << 20, "64 MiB", "the test");
    Projection day = Objects.requireNonNull(lines.get("s3 day"));
    Projection block = Objects.requireNonNull(lines.get("dynamodb block"));
    CostLine days =
        new CostLine(
            "s3",
            day.curve(Batches.ofDays(SERIES)),
            new Ceiling(SERIES * (64L << 20) / 12, object));
    CostLine blocks = new CostLine("dynamodb", block.curve(Batches.ofReadings(80, SERIES)));

    assertThat(Flips.between(List.of(days, blocks), 1, 1_000_000_000))
        .extracting(Flip::from, Flip::to, Flip::cause)
        .containsExactly(
            tuple("dynamodb", "s3", Flip.Cause.PRICE), tuple("s3", "dynamodb", Flip.Cause.LIMIT));
  }
}
