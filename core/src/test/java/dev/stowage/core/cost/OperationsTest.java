package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two days of 1,000 writes and 10,000 reads each, which are calls of their own. */
class OperationsTest {

  private static final long GIB = 1L << 30;
  private static final long OPERATIONS = 22_000;
  private static final PriceBook NEW = PriceBooks.shipped().find("new");
  private static final Operations WRITES = new Operations(2_000, 0, 0);

  private static MeasuredRun run(long billedBytes, long still) {
    return new MeasuredRun(
        OPERATIONS,
        2,
        List.of(
            used(Phase.LOAD, UsageType.DYNAMODB_WRITE, 2_000),
            used(Phase.READ, UsageType.DYNAMODB_READ, 20_000)),
        Amount.measured(billedBytes),
        still);
  }

  private static Usage used(Phase phase, UsageType type, long quantity) {
    return new Usage(
        phase, type, BigDecimal.valueOf(quantity), Basis.MEASURED, quantity, BigDecimal.ONE);
  }

  private static Projection table(MeasuredRun run) {
    return Projection.of(run, DynamoDbOnDemand.tariff(), NEW);
  }

  private static BigDecimal stored(Bill month) {
    return month.lines().stream()
        .map(BillLine::charge)
        .filter(charge -> charge.part() == Part.STORAGE)
        .map(Charge::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<Long> ceiling(Limit.Measure measure, long most, Operations operations) {
    Tariff limited =
        new Tariff(null, List.of()).limitedBy(new Limit(measure, most, "of the test", "the test"));
    return Projection.of(run(GIB, 0), limited, NEW).ceiling(operations).map(Ceiling::perDay);
  }

  @Test
  void aMillionOfTheWritesCostsWhatTheyAndTheirReadsCost() {
    Projection links = table(run(0, 0));

    assertThat(links.loadPerMillionUsd(2_000)).isEqualByComparingTo("0.625");
    assertThat(links.perMillionUsd(2_000)).isEqualByComparingTo("1.875");
  }

  @Test
  void atTheRateOfTheRunTheCurveIsTheMonth() {
    Projection links = table(run(GIB, 0));

    assertThat(links.curve().usdPerMonth(OPERATIONS / 2)).isEqualByComparingTo(links.monthUsd());
  }

  @Test
  void allThatIsUsedAndStoredAnewGrowsInProportion() {
    Projection links = table(run(GIB, 0));

    assertThat(links.curve().usdPerMonth(10 * OPERATIONS))
        .isEqualByComparingTo(links.monthUsd().multiply(BigDecimal.valueOf(20)));
  }

  @Test
  void whatIsThereOnceAndForAllDoesNotGrow() {
    Projection counters = table(run(GIB, GIB));

    assertThat(stored(counters.month(1))).isEqualByComparingTo("1");
    assertThat(stored(counters.month(12))).isEqualByComparingTo("1");
    assertThat(stored(table(run(3 * GIB, GIB)).month(1))).isEqualByComparingTo("16.21875");
    assertThat(counters.idleMonthUsd()).isZero();
    BigDecimal requests = counters.monthUsd().subtract(new BigDecimal("0.25"));
    assertThat(counters.curve().usdPerMonth(10 * OPERATIONS))
        .isEqualByComparingTo(
            requests.multiply(BigDecimal.valueOf(20)).add(new BigDecimal("0.25")));
  }

  @Test
  void writesAreWhatAVolumeMakesDurable() {
    assertThat(ceiling(Limit.Measure.APPENDS, 1_000, WRITES)).contains(11 * 86_400_000L);
    assertThat(ceiling(Limit.Measure.APPENDS, 1_000, new Operations(0, 0, 0))).isEmpty();
  }

  @Test
  void aTableTakesItsUnitsAndEachCounterItsOwn() {
    assertThat(ceiling(Limit.Measure.WRITE_UNITS, 40_000, WRITES)).contains(11 * 40_000L * 86_400);
    assertThat(ceiling(Limit.Measure.ADDS_OF_A_COUNTER, 1_000, new Operations(2_000, 2_000, 10)))
        .contains(11 * 10_000L * 86_400);
    assertThat(ceiling(Limit.Measure.ADDS_OF_A_COUNTER, 1_000, WRITES)).isEmpty();
  }

  @Test
  void theDiskIsFilledByWhatComesAnewAlone() {
    assertThat(ceiling(Limit.Measure.BYTES_KEPT, 487 * GIB, WRITES)).contains(352_000L);
    Tariff box =
        new Tariff(null, List.of())
            .limitedBy(new Limit(Limit.Measure.BYTES_KEPT, GIB, "of the test", "the test"));
    assertThat(Projection.of(run(GIB, GIB), box, NEW).ceiling(WRITES)).isEmpty();
  }

  @Test
  void limitsOfSeriesDoNotTouchThem() {
    assertThat(ceiling(Limit.Measure.WRITE_UNITS_OF_A_SERIES, 1, WRITES)).isEmpty();
    assertThat(ceiling(Limit.Measure.BYTES_OF_A_DAY, 1, WRITES)).isEmpty();
  }
}
