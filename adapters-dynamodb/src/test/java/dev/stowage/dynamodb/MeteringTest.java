package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.series.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeteringTest {

  @Test
  void makingTheTableCostsNoUnits() {
    BackendContext context = Local.context();

    DynamoDbBackend.initialise(Local.config("t-" + UUID.randomUUID(), SeriesForm.ITEM), context);

    assertThat(context.meter().usage()).isEmpty();
  }

  @Test
  void aDefineThatFindsTheSameIsCountedByRule() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      assertThat(modelled(backend)).isZero();

      backend.series().define(series);

      assertThat(modelled(backend)).isEqualByComparingTo("1");
    }
  }

  @Test
  void aDiscardCostsOneUnitForEachReadingThereOrNot() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.readings(3));
      BigDecimal measured = measured(backend);

      backend.discards().discard(series, Local.readings(5));

      assertThat(measured(backend).subtract(measured)).isEqualByComparingTo("3");
      assertThat(modelled(backend)).isEqualByComparingTo("2");
    }
  }

  @Test
  void aRefusedBlockIsCountedByTheSizeOfTheOneThatIsThere() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.BLOCK);
        DynamoDbBackend behind =
            Local.another(backend, InstantSource.fixed(Instant.now().minus(Duration.ofDays(1))))) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.readings(200));

      behind.series().append(series, Local.readings(200));

      // 2,400 bytes of records and 50 more.
      assertThat(modelled(behind)).isEqualByComparingTo("3");
    }
  }

  @Test
  void aDayOfOneSeriesInBlocksOfEightyCostsSeventyTwoUnits() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.BLOCK)) {
      Series series = Local.defined(backend);
      BigDecimal before = measured(backend);

      for (int from = 0; from < 5760; from += 80) {
        backend.series().append(series, Local.readings(5760).slice(from, from + 80));
      }

      // It begins at noon, but 2,880 is 36 times 80, so midnight splits no batch.
      assertThat(measured(backend).subtract(before)).isEqualByComparingTo("72");
    }
  }

  @Test
  void countsUnderThePhaseThatTheCallerSet() {
    Meter meter = new Meter();
    try (DynamoDbBackend first = Local.fresh(SeriesForm.ITEM);
        DynamoDbBackend backend =
            DynamoDbBackend.open(first.config(), BackendContext.system(meter))) {
      meter.enter(Phase.INIT);
      Series series = Local.defined(backend);
      meter.enter(Phase.READ);
      backend.series().latest(series);
    }

    assertThat(meter.usage())
        .extracting(usage -> usage.phase() + " " + usage.type().name())
        .contains("INIT WriteRequestUnits", "READ ReadRequestUnits")
        .noneMatch(line -> line.startsWith("LOAD"));
  }

  private static BigDecimal measured(DynamoDbBackend backend) {
    return Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED);
  }

  private static BigDecimal modelled(DynamoDbBackend backend) {
    return Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MODELLED);
  }
}
