package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Limit.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rates that a day of the journey shows: 3 series, 17,280 readings. */
class CeilingTest {

  private static final int SERIES = 3;
  private static final long READINGS = 17_280;
  private static final Batches ONE_BY_ONE = Batches.ofReadings(1, SERIES);
  private static final Batches BY_DAY = Batches.ofDays(SERIES);
  private static final PriceBook NEW = PriceBooks.shipped().find("new");

  private static MeasuredRun day(long billedBytes, long writeUnits) {
    Usage written =
        new Usage(
            Phase.LOAD, UsageType.DYNAMODB_WRITE, BigDecimal.valueOf(writeUnits), Basis.MEASURED);
    return new MeasuredRun(READINGS, 1, List.of(written), Amount.measured(billedBytes));
  }

  private static Limit limit(Measure measure, long most) {
    return new Limit(measure, most, "of the test", "the test");
  }

  private static Optional<Long> rate(Limit limit, MeasuredRun run, Batches batches, long encoded) {
    return Ceiling.lowest(List.of(limit), run, batches, encoded).map(Ceiling::perDay);
  }

  @Test
  void aPartitionTakesItsUnitsForEachSeries() {
    Tariff table = DynamoDbOnDemand.tariff();

    Optional<Ceiling> items =
        Projection.of(day(1, READINGS), table, NEW).ceiling(ONE_BY_ONE, Amount.measured(1));
    Optional<Ceiling> blocks =
        Projection.of(day(1, 216), table, NEW)
            .ceiling(Batches.ofReadings(80, SERIES), Amount.measured(1));

    assertThat(items).map(Ceiling::perDay).contains(SERIES * 1_000L * 86_400);
    assertThat(items)
        .map(ceiling -> ceiling.limit().what())
        .contains("1,000 write units a second on the partition of a series");
    assertThat(blocks).map(Ceiling::perDay).contains(80 * SERIES * 1_000L * 86_400);
  }

  @Test
  void aTableOfManySeriesIsTheLowerLimit() {
    Optional<Ceiling> items =
        Projection.of(day(1, READINGS), DynamoDbOnDemand.tariff(), NEW)
            .ceiling(Batches.ofReadings(1, 50), Amount.measured(1));

    assertThat(items).map(Ceiling::perDay).contains(40_000L * 86_400);
  }

  @Test
  void aDayOfASeriesHasSoManyBytes() {
    Limit object = limit(Measure.BYTES_OF_A_DAY, 64 << 20);

    assertThat(rate(object, day(1, 0), BY_DAY, 5 * READINGS)).contains(3L * (64 << 20) / 5);
  }

  @Test
  void whereEachAppendRewritesItsDayNoMoreIsClaimedThanWasRun() {
    Limit object = limit(Measure.BYTES_OF_A_DAY, 64 << 20);

    assertThat(rate(object, day(1, 0), ONE_BY_ONE, 5 * READINGS)).contains(READINGS);
    assertThat(Ceiling.lowest(List.of(object), day(1, 0), ONE_BY_ONE, 5 * READINGS))
        .map(ceiling -> ceiling.limit().what())
        .contains("each append rewrites its day; no more than in this run is known to pass");
  }

  @Test
  void aFewReadingsTellNothingOfWhatAVolumeHolds() {
    Limit volume = limit(Measure.BYTES_KEPT, 64L << 40);
    MeasuredRun below = new MeasuredRun(999, 1, List.of(), Amount.measured(57_344));
    MeasuredRun at = new MeasuredRun(1_000, 1, List.of(), Amount.measured(57_344));

    assertThat(rate(volume, below, BY_DAY, 1)).isEmpty();
    assertThat(rate(volume, at, BY_DAY, 1)).isPresent();
  }

  @Test
  void eachCommitTakesAnOperation() {
    Tariff instance = RdsRules.tariff("db.t4g.micro");
    Projection rows = Projection.of(day(75 * READINGS, 0), instance, NEW);

    assertThat(rows.ceiling(ONE_BY_ONE, Amount.measured(1)))
        .map(Ceiling::perDay)
        .contains(3_000L * 86_400);
    assertThat(rows.ceiling(Batches.ofReadings(10, SERIES), Amount.measured(1)))
        .map(Ceiling::perDay)
        .contains(30_000L * 86_400);
  }

  @Test
  void aVolumeHoldsTheFirstMonth() {
    Limit volume = limit(Measure.BYTES_KEPT, 64L << 40);

    assertThat(rate(volume, day(75 * READINGS, 0), BY_DAY, 1)).contains(30_825_459_461L);
    assertThat(rate(volume, day(0, 0), BY_DAY, 1)).isEmpty();
  }

  @Test
  void appendsOfWholeDaysDoNotGrow() {
    assertThat(rate(limit(Measure.APPENDS, 1), day(1, 0), BY_DAY, 1)).isEmpty();
  }

  @Test
  void theRateOfARunOfSeveralDaysIsThatOfOneDay() {
    MeasuredRun week =
        new MeasuredRun(7 * READINGS, 7, List.of(), Amount.measured(7 * 75 * READINGS));

    assertThat(rate(limit(Measure.BYTES_OF_A_DAY, 1_000), week, BY_DAY, 7 * 5 * READINGS))
        .contains(600L);
    assertThat(rate(limit(Measure.BYTES_KEPT, 64L << 40), week, BY_DAY, 1))
        .contains(30_825_459_461L);
  }

  @Test
  void withoutLimitsThereIsNoCeiling() {
    Tariff box = SelfHostedRules.tariff(SelfHostedRules.SMALL_BOX_WATTS);

    assertThat(Projection.of(day(1, 0), box, NEW).ceiling(ONE_BY_ONE, Amount.measured(1)))
        .isEmpty();
  }
}
