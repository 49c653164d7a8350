package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static final PriceBook OLD = PriceBooks.shipped().find("old");
  private static final Tariff DYNAMODB = new Tariff(UsageType.DYNAMODB_STORAGE, List.of());

  private static Usage usage(Phase phase, UsageType type, String quantity) {
    return new Usage(phase, type, new BigDecimal(quantity), Basis.MEASURED);
  }

  /** Two days of 1,000 readings: 2,000 units written, 80 read, a gigabyte stored. */
  private static MeasuredRun twoDays() {
    return new MeasuredRun(
        2_000,
        2,
        List.of(
            usage(Phase.INIT, UsageType.DYNAMODB_WRITE, "3"),
            usage(Phase.LOAD, UsageType.DYNAMODB_WRITE, "2000"),
            usage(Phase.READ, UsageType.DYNAMODB_READ, "80"),
            usage(Phase.VERIFY, UsageType.DYNAMODB_READ, "500")),
        Amount.modelled(1L << 30));
  }

  @Test
  void aRunIsLoadAndRead() {
    Projection projection = Projection.of(twoDays(), DYNAMODB, OLD);

    assertThat(projection.runUsd()).isEqualByComparingTo("0.00252");
    assertThat(projection.run().totals())
        .containsOnlyKeys(Part.LOAD, Part.READ)
        .hasEntrySatisfying(Part.LOAD, usd -> assertThat(usd).isEqualByComparingTo("0.0025"))
        .hasEntrySatisfying(Part.READ, usd -> assertThat(usd).isEqualByComparingTo("0.00002"));
  }

  @Test
  void settingUpAndReadingBackStandApart() {
    Bill apart = Projection.of(twoDays(), DYNAMODB, OLD).apart();

    assertThat(apart.totals()).containsOnlyKeys(Part.INIT, Part.VERIFY);
    assertThat(apart.total()).isEqualByComparingTo("0.00012875");
  }

  @Test
  void aMonthIsLoadAndReadScaledAndStorageOnAverage() {
    Bill month = Projection.of(twoDays(), DYNAMODB, OLD).month(1);

    assertThat(month.lines())
        .extracting(line -> line.charge().part())
        .containsExactly(Part.LOAD, Part.READ, Part.STORAGE);
    assertThat(month.lines().get(0).charge().quantity()).isEqualByComparingTo("30437.5");
    assertThat(month.lines().get(1).charge().quantity()).isEqualByComparingTo("1217.5");
    assertThat(month.lines().get(2).charge().quantity()).isEqualByComparingTo("7.609375");
    assertThat(month.total()).isEqualByComparingTo("1.940695");
  }

  @Test
  void laterMonthsKeepWhatTheEarlierOnesStored() {
    Projection projection = Projection.of(twoDays(), DYNAMODB, OLD);

    assertThat(projection.month(3).lines().get(2).charge().quantity())
        .isEqualByComparingTo("38.046875");
    assertThatThrownBy(() -> projection.month(0)).hasMessageContaining("months are counted from 1");
  }

  @Test
  void theFreeTierIsGivenOnlyWhenAskedFor() {
    Projection projection = Projection.of(twoDays(), DYNAMODB, OLD);

    assertThat(projection.month(1).totals().get(Part.STORAGE)).isEqualByComparingTo("1.90234375");
    assertThat(projection.with(FreeTier.ON).month(1).totals().get(Part.STORAGE)).isZero();
  }

  @Test
  void aMillionReadingsCostWhatLoadingCost() {
    assertThat(Projection.of(twoDays(), DYNAMODB, OLD).loadPerMillionUsd(twoDays().count()))
        .isEqualByComparingTo("1.25");
  }

  @Test
  void aMinimumIsALineOfItsOwnAndPartOfTheIdleMonth() {
    UsageType magnetic =
        new UsageType("Timestream LiveAnalytics", "MagneticStore-ByteHrs", "GB-Mo");
    Projection projection =
        Projection.of(twoDays(), new Tariff(magnetic, List.of()), PriceBooks.shipped().find("new"));

    assertThat(projection.month(1).totals().get(Part.MINIMUM)).isEqualByComparingTo("2.77171875");
    assertThat(projection.idleMonthUsd()).isEqualByComparingTo("3.00");
  }

  @Test
  void standingChargesAreIdleCost() {
    Tariff box =
        new Tariff(
            null, List.of(new Tariff.Standing(UsageType.ELECTRICITY, new BigDecimal("3.65"))));
    MeasuredRun run = new MeasuredRun(1, 1, List.of(), Amount.measured(1));

    Projection projection = Projection.of(run, box, OLD);

    assertThat(projection.runUsd()).isZero();
    assertThat(projection.monthUsd()).isEqualByComparingTo("0.5475");
    assertThat(projection.idleMonthUsd()).isEqualByComparingTo("0.5475");
    assertThat(projection.loadPerMillionUsd(1)).isZero();
  }

  @Test
  void storageByAnotherUnitThanGigabyteMonthsIsRefused() {
    UsageType memory = new UsageType("Timestream LiveAnalytics", "MemoryStore-ByteHrs", "GB-hour");
    Projection projection = Projection.of(twoDays(), new Tariff(memory, List.of()), OLD);

    assertThatThrownBy(projection::monthUsd).hasMessageContaining("GB-hour");
  }

  @Test
  void aRunWithoutReadingsOrDaysIsRefused() {
    assertThatThrownBy(() -> new MeasuredRun(0, 1, List.of(), Amount.measured(0)))
        .hasMessageContaining("0 readings or operations in 1 days");
    assertThatThrownBy(() -> new MeasuredRun(1, 0, List.of(), Amount.measured(0)))
        .hasMessageContaining("1 readings or operations in 0 days");
  }
}
