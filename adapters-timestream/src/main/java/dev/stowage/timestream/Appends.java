package dev.stowage.timestream;

import dev.stowage.core.backend.WriterClock;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.TimeUnit;
import software.amazon.awssdk.services.timestreamwrite.model.WriteRecordsRequest;

/**
 * Writes readings, a hundred to a request. All records of an append have one version, drawn from
 * the writer's clock when it begins: of two appends the one of the higher clock wins, record by
 * record, and an append that is sent again changes nothing.
 */
final class Appends {

  private static final int RECORDS_PER_REQUEST = 100;

  private final Ingest ingest;
  private final Definitions definitions;
  private final TableNames names;
  private final WriterClock clock;

  Appends(Ingest ingest, Definitions definitions, TableNames names, WriterClock clock) {
    this.ingest = ingest;
    this.definitions = definitions;
    this.names = names;
    this.clock = clock;
  }

  /** Stores readings that are in time order, each time once, at least one. */
  void append(Call call, Definition series, Readings readings) {
    Stamps.require(call, readings);
    // Versions begin at 1, a clock at 0.
    long version = clock.next() + 1;
    Sizes sizes = Columns.of(readings.layout()).sizes(series.generation());
    Rejections rejections = new Rejections(version);
    for (int from = 0; from < readings.size(); from += RECORDS_PER_REQUEST) {
      Readings part = readings.slice(from, Math.min(readings.size(), from + RECORDS_PER_REQUEST));
      WriteRecordsRequest request = request(series, part, version);
      rejections.add(part, ingest.write(call, request, sizes).orElseThrow(() -> noTable(call)));
    }
    rejections.requireNone(call, readings.size());
  }

  private StowageException noTable(Call call) {
    return definitions
        .absence(call)
        .orElseGet(
            () -> call.failed(ErrorKind.UNAVAILABLE, "the series was defined anew just now"));
  }

  private WriteRecordsRequest request(Definition series, Readings readings, long version) {
    List<String> columns = Columns.of(readings.layout()).fields();
    return WriteRecordsRequest.builder()
        .databaseName(names.database())
        .tableName(names.table(series.series().name()))
        .commonAttributes(
            Record.builder()
                .dimensions(
                    Dimension.builder().name(Columns.GENERATION).value(series.generation()).build())
                .measureName(Columns.MEASURE_NAME)
                .measureValueType(MeasureValueType.MULTI)
                .timeUnit(unit(readings.layout().resolution()))
                .version(version)
                .build())
        .records(
            IntStream.range(0, readings.size())
                .mapToObj(i -> record(readings, i, columns))
                .toList())
        .build();
  }

  private static Record record(Readings readings, int reading, List<String> columns) {
    List<MeasureValue> values = new ArrayList<>(Math.max(1, columns.size()));
    for (int f = 0; f < columns.size(); f++) {
      values.add(
          value(
              columns.get(f),
              MeasureValueType.BIGINT,
              Long.toString(readings.raw(reading, f + 1))));
    }
    if (columns.isEmpty()) {
      values.add(value(Columns.first(), MeasureValueType.BOOLEAN, "true"));
    }
    return Record.builder()
        .time(Long.toString(readings.raw(reading, 0)))
        .measureValues(values)
        .build();
  }

  private static MeasureValue value(String name, MeasureValueType type, String value) {
    return MeasureValue.builder().name(name).type(type).value(value).build();
  }

  private static TimeUnit unit(Resolution resolution) {
    return switch (resolution) {
      case SECONDS -> TimeUnit.SECONDS;
      case MILLIS -> TimeUnit.MILLISECONDS;
      case MICROS -> TimeUnit.MICROSECONDS;
    };
  }
}
