package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a day of 3 series with 5,760 readings each would use with more or fewer readings. */
class GrowthTest {

  private static final int SERIES = 3;
  private static final int READINGS = 17_280;
  private static final Batches ONE_BY_ONE = Batches.ofReadings(1, SERIES);
  private static final Batches BY_80 = Batches.ofReadings(80, SERIES);
  private static final Batches BY_DAY = Batches.ofDays(SERIES);

  private static Usage load(UsageType type, long requests, String each) {
    BigDecimal least = new BigDecimal(each);
    BigDecimal all = least.multiply(BigDecimal.valueOf(requests));
    return new Usage(Phase.LOAD, type, all, Basis.MEASURED, requests, least);
  }

  private static Usage read(UsageType type, String quantity, long requests, String least) {
    return new Usage(
        Phase.READ,
        type,
        new BigDecimal(quantity),
        Basis.MEASURED,
        requests,
        new BigDecimal(least));
  }

  private static BigDecimal grown(Usage usage, Batches batches, String factor) {
    MeasuredRun day = new MeasuredRun(READINGS, 1, List.of(usage), Amount.measured(1));
    return new Growth(day, batches, new BigDecimal(factor)).of(usage);
  }

  @Test
  void oneByOneEveryWriteGrows() {
    Usage writes = load(UsageType.DYNAMODB_WRITE, READINGS, "1");

    assertThat(grown(writes, ONE_BY_ONE, "10")).isEqualByComparingTo("172800");
    assertThat(grown(writes, ONE_BY_ONE, "0.5")).isEqualByComparingTo("8640");
    assertThat(grown(load(S3Rules.TIER1, READINGS, "1"), ONE_BY_ONE, "2"))
        .isEqualByComparingTo("34560");
  }

  @Test
  void aDayOfASeriesIsOneRequestWhateverItHolds() {
    Usage puts = load(S3Rules.TIER1, SERIES, "1");

    assertThat(grown(puts, BY_DAY, "1000")).isEqualByComparingTo("3");
    assertThat(grown(puts, BY_DAY, "0.001")).isEqualByComparingTo("3");
  }

  @Test
  void unitsOfADayGrowWithItsSizeButAreNeverLessThanOneForASeries() {
    Usage blocks = load(UsageType.DYNAMODB_WRITE, SERIES, "68");

    assertThat(grown(blocks, BY_DAY, "10")).isEqualByComparingTo("2040");
    assertThat(grown(blocks, BY_DAY, "0.1")).isEqualByComparingTo("20.4");
    assertThat(grown(blocks, BY_DAY, "0.001")).isEqualByComparingTo("3");
  }

  @Test
  void gigabyteHoursOfADayHaveNoSuchFloor() {
    Usage memory = load(TimestreamRules.MEMORY_STORAGE, 174, "0.00001");

    assertThat(grown(memory, BY_DAY, "0.1")).isEqualByComparingTo("0.000174");
  }

  @Test
  void aDefinitionIsLookedUpForEachAppendButAtMostOnceAMinuteAndSeries() {
    Usage everyMinute = load(UsageType.DYNAMODB_READ, 4_320, "1");
    Usage everyBatch = load(UsageType.DYNAMODB_READ, 216, "1");

    assertThat(grown(everyMinute, ONE_BY_ONE, "1000")).isEqualByComparingTo("4320");
    assertThat(grown(everyMinute, ONE_BY_ONE, "0.25")).isEqualByComparingTo("4320");
    assertThat(grown(everyMinute, ONE_BY_ONE, "0.125")).isEqualByComparingTo("2160");
    assertThat(grown(everyBatch, BY_80, "10")).isEqualByComparingTo("2160");
    assertThat(grown(everyBatch, BY_80, "20")).isEqualByComparingTo("4320");
    assertThat(grown(everyBatch, BY_80, "21")).isEqualByComparingTo("4320");
    assertThat(grown(load(UsageType.DYNAMODB_READ, SERIES, "1"), BY_DAY, "9"))
        .isEqualByComparingTo("3");
  }

  @Test
  void aQueryKeepsItsLeastAndGrowsAboveIt() {
    Usage latestAndCharts = read(UsageType.DYNAMODB_READ, "4176", 144, "1");

    assertThat(grown(latestAndCharts, ONE_BY_ONE, "10")).isEqualByComparingTo("40464");
    assertThat(grown(latestAndCharts, ONE_BY_ONE, "0.1")).isEqualByComparingTo("547.2");
    assertThat(grown(latestAndCharts, ONE_BY_ONE, "0.00000001"))
        .isBetween(new BigDecimal("144"), new BigDecimal("144.001"));
  }

  @Test
  void anEventualQueryKeepsHalfAUnit() {
    assertThat(grown(read(UsageType.DYNAMODB_READ, "2088", 144, "0.5"), BY_DAY, "0"))
        .isEqualByComparingTo("72");
  }

  @Test
  void requestsOfReadingStay() {
    assertThat(grown(read(S3Rules.TIER2, "144", 144, "1"), ONE_BY_ONE, "1000"))
        .isEqualByComparingTo("144");
  }

  @Test
  void queriesOfTimestreamAreBilledTheirLeastTimeWhateverTheyRead() {
    Usage shared = read(TimestreamRules.QUERIES, "0.8", 144, "0.001");

    assertThat(grown(shared, ONE_BY_ONE, "1000")).isEqualByComparingTo("0.8");
    assertThat(grown(shared, ONE_BY_ONE, "0.001")).isEqualByComparingTo("0.8");
  }

  @Test
  void atTheRateOfTheRunNothingChanges() {
    List<Usage> all =
        List.of(
            load(UsageType.DYNAMODB_WRITE, 216, "1"),
            load(UsageType.DYNAMODB_READ, 216, "1"),
            read(UsageType.DYNAMODB_READ, "4176", 144, "1"),
            read(TimestreamRules.QUERIES, "0.8", 144, "0.001"));

    assertThat(all)
        .allSatisfy(
            usage ->
                assertThat(List.of(ONE_BY_ONE, BY_80, BY_DAY))
                    .allSatisfy(
                        batches ->
                            assertThat(grown(usage, batches, "1"))
                                .isEqualByComparingTo(usage.quantity())));
  }

  @Test
  void batchesOfNothingAreRefused() {
    assertThatThrownBy(() -> Batches.ofReadings(0, 1)).hasMessageContaining("batches of 0");
    assertThatThrownBy(() -> Batches.ofDays(0)).hasMessageContaining("from 0 series");
  }
}
