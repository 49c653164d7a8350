package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.TimeUnit;

class ScansTest {

  private final TimestreamBackend backend = Local.fresh();
  private final long now = Local.nowMicros();

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void readsPagesOfTenThousand() {
    Series series = Local.defined(backend, Local.PLAIN);
    Readings readings = Local.row(now - Duration.ofHours(4).toMillis() * 1_000, 10_001, 1);
    backend.series().append(series, readings.slice(0, 10_000));
    assertThat(sizes(series)).containsExactly(10_000);

    backend.series().append(series, readings.slice(10_000, 10_001));
    assertThat(sizes(series)).containsExactly(10_000, 1);
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);
  }

  @Test
  void putsAnAnswerOfSeveralMegabytesTogether() {
    RecordLayout wide =
        RecordLayout.parse(
            "time:48:ms "
                + IntStream.range(0, 63)
                    .mapToObj(i -> "f" + i + ":7")
                    .collect(Collectors.joining(" ")));
    Series series = Local.defined(backend, wide);
    ReadingsBuilder builder = Readings.builder(wide);
    for (int i = 0; i < 1_000; i++) {
      long[] raws = new long[64];
      Arrays.fill(raws, i % 128);
      raws[0] = now / 1_000 - i;
      builder.addRaw(raws);
    }
    backend.series().append(series, builder.build());

    assertThat(Local.scanned(backend, series)).isEqualTo(builder.build().inTimeOrder());
  }

  @Test
  void asksNothingAboutARangeThatTimestreamCannotHold() {
    Series series = Local.defined(backend, Local.PLAIN);
    backend.series().append(series, Local.row(now, 3, 1));
    TimeRange beyond =
        new TimeRange(Instant.parse("2262-04-11T23:47:16.854776Z"), TimeRange.END_OF_TIME);

    assertThat(backend.series().scan(series, beyond)).isEmpty();
    assertThat(Local.counted(backend, TimestreamRules.QUERIES)).isZero();
  }

  @Test
  void saysThatARecordOfAnotherDoesNotFit() {
    Series series = Local.defined(backend, Local.PLAIN);
    backend.series().append(series, Local.row(now, 1, 1));
    write(series, now + 1_000_000, 0, "b", 1L << 24);
    assertCorrupt(series, "raw 16777216 does not fit; value holds 0 to 16777215");
    write(series, now + 2_000_000, 1, "b", 1);
    assertCorrupt(series, "has a fraction of a microsecond");
    write(series, now + 3_000_000, 0, "c", 1);
    assertCorrupt(series, "the record of " + Stamps.of(now + 3_000_000) + " does not fit");
  }

  private void assertCorrupt(Series series, String what) {
    Local.assertKind(ErrorKind.CORRUPT, what, () -> backend.series().latest(series));
  }

  @Test
  void measuresWhatCanBeSeen() {
    Series plain = Local.defined(backend, Local.PLAIN);
    Series journey = Local.defined(backend, Local.JOURNEY);
    Local.defined(backend, RecordLayout.parse("time:42:ms"));
    backend.series().append(plain, Local.row(now, 5, 1));
    backend.series().append(plain, Local.row(now - Duration.ofDays(1).toMillis() * 1_000, 2, 1));
    backend
        .series()
        .append(
            journey,
            Readings.builder(Local.JOURNEY).addRaw(now / 1_000, 1, 2, 3, 4, 1, 6, 7).build());

    assertThat(backend.footprint().records().value()).isEqualTo(6);
    Local.settle();
    Footprint footprint = backend.footprint();
    assertThat(footprint.records().value()).isEqualTo(8);
    assertThat(footprint.logicalBytes().value()).isEqualTo((7 * 80 + 94 + 7) / 8);
    assertThat(footprint.billedBytes().value()).isEqualTo(7 * (77 - 6 * 9) + 77);
    assertThat(footprint.encodedBytes()).isEqualTo(footprint.billedBytes());
    assertThat(footprint.physicalBytes()).isNull();
  }

  /** Writes a record as somebody else would, with another measure name or another value. */
  private void write(Series series, long micros, int fraction, String column, long value) {
    String generation =
        backend
            .clients()
            .write()
            .listTagsForResource(
                r ->
                    r.resourceARN(
                        "arn:aws:timestream:us-east-1:000000000000:database/"
                            + backend.config().database()
                            + "/table/stowage-"
                            + series.name()))
            .tags()
            .stream()
            .filter(tag -> tag.key().equals("stowage-write-id"))
            .findFirst()
            .orElseThrow()
            .value()
            .substring(0, 4);
    backend
        .clients()
        .write()
        .writeRecords(
            r ->
                r.databaseName(backend.config().database())
                    .tableName("stowage-" + series.name())
                    .records(
                        Record.builder()
                            .dimensions(Dimension.builder().name("a").value(generation).build())
                            .measureName("other")
                            .measureValueType(MeasureValueType.MULTI)
                            .measureValues(
                                MeasureValue.builder()
                                    .name(column)
                                    .type(MeasureValueType.BIGINT)
                                    .value(Long.toString(value))
                                    .build())
                            .timeUnit(TimeUnit.NANOSECONDS)
                            .time(Long.toString(micros * 1_000 + fraction))
                            .build()));
  }

  private List<Integer> sizes(Series series) {
    List<Integer> sizes = new ArrayList<>();
    backend.series().scan(series, TimeRange.ALL).forEach(page -> sizes.add(page.size()));
    return sizes;
  }
}
