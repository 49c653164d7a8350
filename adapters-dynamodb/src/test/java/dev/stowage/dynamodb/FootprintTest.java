package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FootprintTest {

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void agreesWithWhatTheEngineSaysOfItsTable(SeriesForm form) {
    try (DynamoDbBackend backend = Local.fresh(form)) {
      Series series = Local.defined(backend);
      Local.defined(backend);
      backend.series().append(series, Local.readings(300));
      backend.discards().discard(series, Local.readings(300).slice(10, 20));

      Footprint footprint = backend.footprint();

      var table =
          backend.client().describeTable(r -> r.tableName(backend.config().table())).table();
      assertThat(footprint.records().value()).isEqualTo(290);
      assertThat(footprint.logicalBytes().value()).isEqualTo((290 * 94 + 7) / 8);
      assertThat(footprint.encodedBytes().value()).isEqualTo(table.tableSizeBytes());
      assertThat(footprint.encodedBytes().basis()).isEqualTo(Basis.MEASURED);
      assertThat(footprint.billedBytes().value())
          .isEqualTo(table.tableSizeBytes() + 100 * table.itemCount());
      assertThat(footprint.billedBytes().basis()).isEqualTo(Basis.MODELLED);
      assertThat(footprint.physicalBytes()).isNull();
    }
  }

  @Test
  void countsRecordsOfEveryKind() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      backend.series().append(Local.defined(backend), Local.readings(100));
      Link link = Records.linkFor(Duration.ofHours(1));
      Paste small = Records.paste(1_000);
      Paste large = Records.paste(1_000_000);
      backend.links().create(link, Records.now());
      backend.pastes().create(small, Records.now());
      backend.pastes().create(large, Records.now());
      backend.counters().add("visits", 3);

      Footprint footprint = backend.footprint();

      var table =
          backend.client().describeTable(r -> r.tableName(backend.config().table())).table();
      assertThat(footprint.records().value()).isEqualTo(104);
      assertThat(footprint.logicalBytes().value())
          .isEqualTo(
              link.logicalBytes()
                  + small.meta().logicalBytes()
                  + large.meta().logicalBytes()
                  + new Counter("visits", 3).logicalBytes()
                  + 100 * 94 / 8);
      assertThat(footprint.encodedBytes().value()).isEqualTo(table.tableSizeBytes());
      assertThat(footprint.billedBytes().value())
          .isEqualTo(table.tableSizeBytes() + 100 * table.itemCount());
    }
  }

  /** Key, write id and record; beside the target these are 67 bytes and the id, and 7 to expire. */
  @Test
  void aLinkTakesItsIdItsTargetAndSixtySevenBytes() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      backend.links().create(Records.link(Records.id(7), 40), Records.now());

      assertThat(backend.footprint().encodedBytes().value()).isEqualTo(7 + 40 + 67);
    }
  }

  @Test
  void aReadingByItselfTakesThirtySevenBytes() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      long before = backend.footprint().encodedBytes().value();

      backend.series().append(series, Local.readings(1));

      assertThat(backend.footprint().encodedBytes().value() - before).isEqualTo(37);
    }
  }

  @Test
  void countsTheBytesOfReadingsThatALaterBlockHidesButNotTheReadings() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.BLOCK)) {
      Series series = Local.defined(backend);
      Readings readings = Local.readings(80);
      backend.series().append(series, readings);
      long before = backend.footprint().encodedBytes().value();

      backend.series().append(series, Local.with(readings, 2, 1));

      assertThat(backend.footprint().records().value()).isEqualTo(80);
      assertThat(backend.footprint().encodedBytes().value() - before).isEqualTo(1010);
    }
  }
}
