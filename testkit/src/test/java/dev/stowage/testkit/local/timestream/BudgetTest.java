package dev.stowage.testkit.local.timestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stand-in that may keep ten kilobytes, some fifty records. */
class BudgetTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Service service = new Service(InstantSource.fixed(NOW), new Budget(10_000));

  @Test
  void refusesWhatItCannotKeepAndKeepsWhatItHas() {
    call("CreateDatabase", Map.of());
    createTable("first");
    int kept = fill("first");

    assertThat(kept).isBetween(20, 100);
    assertThat(count("first")).isEqualTo(kept);
  }

  @Test
  void saysWhatIsFullAndWhatToDo() {
    call("CreateDatabase", Map.of());
    createTable("first");
    fill("first");

    Fault full = catchThrowableOfType(Fault.class, () -> write("first", 1_000, 1));
    assertThat(full.status()).isEqualTo(402);
    assertThat(full.body())
        .containsEntry(
            "__type", "com.amazonaws.timestream.v20181101#ServiceQuotaExceededException");
    assertThat(full).hasMessageContaining("is full").hasMessageContaining("fewer readings");
  }

  @Test
  void aDeletedTableGivesItsRoomBack() {
    call("CreateDatabase", Map.of());
    createTable("first");
    int kept = fill("first");
    call("DeleteTable", Map.of("TableName", "first"));
    createTable("second");

    assertThat(fill("second")).isEqualTo(kept);
  }

  @Test
  void valuesThatNobodySeesAnyMoreTakeNoRoom() {
    call("CreateDatabase", Map.of());
    createTable("first");
    for (int version = 1; version <= 1_000; version++) {
      write("first", 0, version);
    }

    assertThat(count("first")).isEqualTo(1);
  }

  /** Writes records until one is refused; returns how many were taken. */
  private int fill(String table) {
    for (int taken = 0; ; taken++) {
      int next = taken;
      if (catchThrowableOfType(Fault.class, () -> write(table, next, 1)) != null) {
        return taken;
      }
    }
  }

  private void write(String table, int second, long version) {
    Map<String, Object> record =
        Map.of(
            "Dimensions",
            List.of(Map.of("Name", "d", "Value", "v")),
            "MeasureName",
            "m",
            "MeasureValue",
            Long.toString(version),
            "MeasureValueType",
            "BIGINT",
            "Time",
            Long.toString(NOW.toEpochMilli() - second * 1_000L),
            "Version",
            version);
    call("WriteRecords", Map.of("TableName", table, "Records", List.of(record)));
  }

  private void createTable(String name) {
    call("CreateTable", Map.of("TableName", name));
  }

  private int count(String table) {
    Map<String, Object> answer =
        service.call(
            "Timestream_20181101.Query",
            Map.of(
                "QueryString", "SELECT count(*) FROM \"db1\".\"" + table + "\" WHERE \"d\" = 'v'"));
    return Integer.parseInt(String.valueOf(answer.get("Rows")).replaceAll("[^0-9]", ""));
  }

  private Map<String, Object> call(String operation, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("DatabaseName", "db1");
    return service.call("Timestream_20181101." + operation, body);
  }
}
