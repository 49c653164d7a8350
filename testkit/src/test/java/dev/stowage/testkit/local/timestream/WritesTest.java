package dev.stowage.testkit.local.timestream;

import static dev.stowage.testkit.local.timestream.Clients.bigint;
import static dev.stowage.testkit.local.timestream.Clients.record;
import static dev.stowage.testkit.local.timestream.Clients.records;
import static dev.stowage.testkit.local.timestream.Clients.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.testkit.local.LocalTimestream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecordsException;
import software.amazon.awssdk.services.timestreamwrite.model.ResourceNotFoundException;
import software.amazon.awssdk.services.timestreamwrite.model.TimeUnit;
import software.amazon.awssdk.services.timestreamwrite.model.ValidationException;
import software.amazon.awssdk.services.timestreamwrite.model.WriteRecordsRequest;

class WritesTest {

  private final Clients clients = new Clients(LocalTimestream.shared()).withTable();
  private final long now = LocalTimestream.shared().clock().toEpochMilli();

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void takes1To100Records() {
    assertThat(clients.write(records(1, now - 500))).isEqualTo(1);
    assertThat(clients.write(records(100, now - 500))).isEqualTo(100);
    assertInvalid(records(101, now - 500), "less than or equal to 100");
    assertInvalid(List.of(), "greater than or equal to 1");
  }

  @Test
  void saysWhichStoreTookARecord() {
    assertThat(
            clients
                .write
                .writeRecords(
                    request(
                        record(now, 1).build(),
                        record(now - 1, 1).build(),
                        record(now - hours(7), 1).build()))
                .recordsIngested())
        .satisfies(
            ingested -> {
              assertThat(ingested.total()).isEqualTo(3);
              assertThat(ingested.memoryStore()).isEqualTo(2);
              assertThat(ingested.magneticStore()).isEqualTo(1);
            });
  }

  @Test
  void refusesARecordThatLacksSomething() {
    assertInvalid(
        record(now, 1).dimensions(List.of()).build(),
        "At least one dimension is required for a record.");
    assertInvalid(record(now, 1).measureName(null).build(), "records.1.member.measureName");
    assertInvalid(record(now, 1).time(null).build(), "records.1.member.time");
    assertInvalid(record(now, 1).measureValues(List.of()).build(), "measureValues");
  }

  @Test
  void refusesDimensionsBeyondTheirLimits() {
    assertInvalid(dimensioned(IntStream.range(0, 129)), "less than or equal to 128");
    assertThat(clients.write(dimensioned(IntStream.range(0, 128)))).isEqualTo(1);
    for (String name : List.of("time", "measure_name", "measure_value", "ts_x", "a:b")) {
      assertInvalid(
          record(now, 1).dimensions(dimension(name, "1")).build(),
          "records.1.member.dimensions.1.member.name");
    }
    assertInvalid(record(now, 1).dimensions(dimension("n".repeat(61), "1")).build(), "equal to 60");
    assertInvalid(record(now, 1).dimensions(room("")).build(), "equal to 1");
    assertInvalid(
        record(now, 1)
            .dimensions(room("1").toBuilder().dimensionValueType("BIGINT").build())
            .build(),
        "Member must satisfy enum value set: [VARCHAR]");
  }

  @Test
  void refusesATimeThatIsNone() {
    assertInvalid(record(now, 1).time("noon").build(), "no number");
    assertInvalid(record(now, 1).time("-1").build(), "negative");
    assertInvalid(record(now, 1).time("1".repeat(257)).build(), "less than or equal to 256");
    assertInvalid(record(now, 1).timeUnit("DAYS").build(), "timeUnit");
  }

  @Test
  void readsEveryUnitOfTime() {
    clients.write(
        record(0, 1).time(Long.toString(now / 1000)).timeUnit(TimeUnit.SECONDS).build(),
        record(0, 2).time((now - 60_000) + "123").timeUnit(TimeUnit.MICROSECONDS).build(),
        record(0, 3).time((now - 120_000) + "123456").timeUnit(TimeUnit.NANOSECONDS).build());

    assertThat(clients.rows(clients.select()))
        .satisfiesExactly(
            row -> assertThat(row).endsWith("123456,3"),
            row -> assertThat(row).endsWith("123000,2"),
            row -> assertThat(row).endsWith(".000000000,1"));
  }

  @Test
  void keepsMeasuresOfEveryType() {
    clients.write(
        record(now, 0)
            .measureValues(
                bigint("i", Long.MAX_VALUE),
                value("d", "0.5", MeasureValueType.DOUBLE),
                value("s", "text", MeasureValueType.VARCHAR),
                value("b", "TRUE", MeasureValueType.BOOLEAN),
                value("t", "17", MeasureValueType.TIMESTAMP))
            .build());

    assertThat(
            clients.rows(
                "SELECT time, \"i\", \"d\", \"s\", \"b\", \"t\""
                    + clients.from()
                    + " ORDER BY time DESC LIMIT 1"))
        .satisfiesExactly(row -> assertThat(row).endsWith(",9223372036854775807,0.5,text,true,17"));
  }

  @Test
  void refusesAValueThatIsNotOfItsType() {
    assertInvalid(measured("9223372036854775808", MeasureValueType.BIGINT), "no BIGINT");
    assertInvalid(measured("1.5", MeasureValueType.BIGINT), "no BIGINT");
    assertInvalid(measured("NaN", MeasureValueType.DOUBLE), "no DOUBLE");
    assertInvalid(measured("yes", MeasureValueType.BOOLEAN), "no BOOLEAN");
    assertInvalid(measured("1", MeasureValueType.MULTI), "no MULTI");
    assertInvalid(measured("x".repeat(2049), MeasureValueType.VARCHAR), "equal to 2048");
    assertInvalid(measured("", MeasureValueType.VARCHAR), "equal to 1");
  }

  @Test
  void refusesWhatDoesNotGoWithItsMeasureValueType() {
    assertInvalid(record(now, 1).measureValue("1").build(), "MeasureValue does not go with");
    assertInvalid(
        record(now, 1).measureValueType(MeasureValueType.DOUBLE).build(),
        "MeasureValues does not go with");
    assertInvalid(
        scalar("1", MeasureValueType.TIMESTAMP), "TIMESTAMP is an invalid measure value type");
    assertThat(clients.write(scalar("1.5", MeasureValueType.DOUBLE))).isEqualTo(1);
  }

  @Test
  void aColumnKeepsTheTypeOfItsFirstValue() {
    clients.write(record(now, 1).build());

    RejectedRecord rejected =
        rejected(
                record(now + 1, 1)
                    .measureValues(value("v", "0.5", MeasureValueType.DOUBLE))
                    .build())
            .get(0);
    assertThat(rejected.reason()).contains("can have only one measure value type");
    assertThat(rejected.existingVersion()).isNull();
  }

  @Test
  void refusesARecordOfMoreThan2Kilobytes() {
    int others = 8 + "m".length() + "room1".length() + "v".length();
    Record largest = measured("x".repeat(2048 - others), MeasureValueType.VARCHAR);
    assertThat(clients.write(largest)).isEqualTo(1);

    assertThat(rejected(measured("x".repeat(2049 - others), MeasureValueType.VARCHAR)))
        .satisfiesExactly(record -> assertThat(record.reason()).contains("2049 bytes"));
  }

  @Test
  void mergesWhatIsCommonIntoEachRecord() {
    WriteRecordsRequest request =
        WriteRecordsRequest.builder()
            .databaseName(clients.database)
            .tableName(Clients.TABLE)
            .commonAttributes(
                Record.builder()
                    .dimensions(room("1"))
                    .measureName("m")
                    .measureValueType(MeasureValueType.MULTI)
                    .timeUnit(TimeUnit.MILLISECONDS)
                    .version(5L)
                    .build())
            .records(
                Record.builder().time(Long.toString(now)).measureValues(bigint("v", 7)).build(),
                Record.builder()
                    .time(Long.toString(now - 1))
                    .version(9L)
                    .measureValues(bigint("v", 8))
                    .build())
            .build();
    clients.write.writeRecords(request);

    assertThat(clients.rows(clients.select()))
        .satisfiesExactly(
            row -> assertThat(row).endsWith(",8"), row -> assertThat(row).endsWith(",7"));
    assertThat(rejected(record(now, 1).version(4L).build(), record(now - 1, 1).version(8L).build()))
        .extracting(RejectedRecord::existingVersion)
        .containsExactly(5L, 9L);
    assertThatThrownBy(
            () ->
                clients.write.writeRecords(
                    request.toBuilder().records(record(now, 1).build()).build()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("room is there twice");
  }

  @Test
  void takesTimesUpTo15MinutesAhead() {
    try (LocalTimestream own = LocalTimestream.start();
        Clients mine = new Clients(own).withTable()) {
      own.clock(Instant.ofEpochMilli(now));
      assertThat(mine.write(record(now + 15 * 60_000 - 1, 1).build())).isEqualTo(1);
      assertThatThrownBy(() -> mine.write(record(now + 15 * 60_000, 1).build()))
          .isInstanceOf(RejectedRecordsException.class);
    }
  }

  @Test
  void rejectsATimeOutsideTheMemoryStoreUnlessLateDataIsTaken() {
    clients.write.updateTable(
        r ->
            r.databaseName(clients.database)
                .tableName(Clients.TABLE)
                .magneticStoreWriteProperties(p -> p.enableMagneticStoreWrites(false)));

    assertThat(rejected(record(now - hours(7), 1).build()).get(0).reason())
        .startsWith("The record timestamp is outside the time range [")
        .endsWith(") of the memory store.");
    assertThat(clients.write(record(now - hours(5), 1).build())).isEqualTo(1);
  }

  @Test
  void rejectsLateDataThatTheMagneticStoreWouldNotKeep() {
    clients.write.updateTable(
        r ->
            r.databaseName(clients.database)
                .tableName(Clients.TABLE)
                .retentionProperties(
                    p ->
                        p.memoryStoreRetentionPeriodInHours(1L)
                            .magneticStoreRetentionPeriodInDays(2L)));

    assertThat(rejected(record(now - hours(49), 1).build()).get(0).reason())
        .endsWith(") of the data ingestion window.");
    assertThat(clients.write(record(now - hours(47), 1).build())).isEqualTo(1);
  }

  @Test
  void takesTheSameRecordAgain() {
    clients.write(record(now, 1).version(3L).build());

    assertThat(clients.write(record(now, 1).version(3L).build())).isEqualTo(1);
    assertThat(clients.rows(clients.select())).hasSize(1);
  }

  @Test
  void anotherValueNeedsAHigherVersion() {
    clients.write(record(now, 1).version(3L).build());

    assertThat(rejected(record(now, 2).version(3L).build()))
        .satisfiesExactly(
            record -> {
              assertThat(record.reason()).startsWith("A record already exists with the same time");
              assertThat(record.existingVersion()).isEqualTo(3);
            });
    assertThat(rejected(record(now, 2).version(2L).build()))
        .satisfiesExactly(
            record ->
                assertThat(record.reason())
                    .startsWith("The record version 2 is lower than the existing version 3."));
    assertThat(clients.write(record(now, 2).version(4L).build())).isEqualTo(1);
    assertThat(clients.rows(clients.select()))
        .satisfiesExactly(row -> assertThat(row).endsWith(",2"));
    assertInvalid(record(now, 2).version(0L).build(), "version");
  }

  @Test
  void storesTheOthersWhenSomeAreRejected() {
    clients.write(record(now, 1).version(3L).build());

    assertThat(
            rejected(
                record(now - 1, 5).build(),
                record(now, 2).version(2L).build(),
                record(now - 2, 6).build(),
                record(now + hours(1), 7).build()))
        .extracting(RejectedRecord::recordIndex)
        .containsExactly(1, 3);
    assertThat(clients.rows(clients.select()))
        .extracting(row -> row.substring(row.indexOf(',') + 1))
        .containsExactly("6", "5", "1");
  }

  @Test
  void refusesAWholeRequestForOneMalformedRecord() {
    assertInvalid(
        List.of(record(now, 1).build(), record(now - 1, 1).time("x").build()), "records.2");
    assertThatThrownBy(() -> clients.rows(clients.select())).hasMessageContaining("does not exist");
  }

  @Test
  void namesATableThatIsNotThere() {
    assertThatThrownBy(
            () ->
                clients.write.writeRecords(
                    request(record(now, 1).build()).toBuilder().tableName("unknown").build()))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The table unknown does not exist.");
  }

  private WriteRecordsRequest request(Record... records) {
    return WriteRecordsRequest.builder()
        .databaseName(clients.database)
        .tableName(Clients.TABLE)
        .records(records)
        .build();
  }

  private List<RejectedRecord> rejected(Record... records) {
    return catchThrowableOfType(RejectedRecordsException.class, () -> clients.write(records))
        .rejectedRecords();
  }

  private Record dimensioned(IntStream numbers) {
    return record(now, 1)
        .dimensions(numbers.mapToObj(i -> dimension("d" + i, "1")).toList())
        .build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private Record measured(String value, MeasureValueType type) {
    return record(now, 1).measureValues(value("v", value, type)).build();
  }

  private Record scalar(String value, MeasureValueType type) {
    return Record.builder()
        .dimensions(room("1"))
        .measureName("m")
        .measureValue(value)
        .measureValueType(type)
        .time(Long.toString(now))
        .build();
  }

  private static MeasureValue value(String name, String value, MeasureValueType type) {
    return MeasureValue.builder().name(name).value(value).type(type).build();
  }

  private void assertInvalid(Record record, String what) {
    assertInvalid(Collections.singletonList(record), what);
  }

  private void assertInvalid(List<Record> records, String what) {
    assertThatThrownBy(() -> clients.write(records))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(what);
  }

  private static long hours(int hours) {
    return hours * 3_600_000L;
  }
}
