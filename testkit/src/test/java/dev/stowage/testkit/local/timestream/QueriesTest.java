package dev.stowage.testkit.local.timestream;

import static dev.stowage.testkit.local.timestream.Clients.bigint;
import static dev.stowage.testkit.local.timestream.Clients.record;
import static dev.stowage.testkit.local.timestream.Clients.records;
import static dev.stowage.testkit.local.timestream.Clients.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.local.LocalTimestream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamquery.model.QueryResponse;
import software.amazon.awssdk.services.timestreamquery.model.Row;
import software.amazon.awssdk.services.timestreamquery.model.ScalarType;
import software.amazon.awssdk.services.timestreamquery.model.ValidationException;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.Record;

class QueriesTest {

  private static final LocalTimestream STAND_IN = LocalTimestream.start();
  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
  private static final long NOW = NOON.toEpochMilli();

  private final Clients clients = new Clients(STAND_IN).withTable();

  QueriesTest() {
    STAND_IN.clock(NOON);
  }

  @AfterEach
  void closeClients() {
    clients.close();
  }

  @AfterAll
  static void end() {
    STAND_IN.close();
  }

  @Test
  void returnsTimesInOrderAndNamesTheColumns() {
    clients.write(record(NOW, 3).build(), record(NOW - 2, 1).build(), record(NOW - 1, 2).build());

    QueryResponse answer = clients.ask(clients.select());
    assertThat(answer.rows().stream().map(Clients::text))
        .containsExactly(
            "2025-03-01 11:59:59.998000000,1",
            "2025-03-01 11:59:59.999000000,2",
            "2025-03-01 12:00:00.000000000,3");
    assertThat(answer.columnInfo())
        .extracting(column -> column.name() + " " + column.type().scalarType())
        .containsExactly("time " + ScalarType.TIMESTAMP, "v " + ScalarType.BIGINT);
    assertThat(clients.rows(clients.select().replace("ASC LIMIT 1000", "DESC LIMIT 2")))
        .containsExactly("2025-03-01 12:00:00.000000000,3", "2025-03-01 11:59:59.999000000,2");
  }

  @Test
  void readsARangeWithBothItsEnds() {
    clients.write(records(10, NOW - 10));

    assertThat(
            clients.rows(
                clients
                    .select()
                    .replace(
                        " ORDER",
                        " AND time BETWEEN TIMESTAMP '2025-03-01 11:59:59.992000000' AND TIMESTAMP"
                            + " '2025-03-01 11:59:59.994000000' ORDER")))
        .containsExactly(
            "2025-03-01 11:59:59.992000000,2",
            "2025-03-01 11:59:59.993000000,3",
            "2025-03-01 11:59:59.994000000,4");
  }

  @Test
  void countsRecordsOfADimension() {
    clients.write(records(7, NOW - 10));
    clients.write(record(NOW, 1).dimensions(room("2")).build());

    assertThat(clients.rows("SELECT count(*)" + clients.from())).containsExactly("7");
    assertThat(clients.rows("SELECT count(*)" + clients.from().replace("'1'", "'2'")))
        .containsExactly("1");
    assertThat(clients.rows("SELECT count(*)" + clients.from().replace("'1'", "'3'")))
        .containsExactly("0");
  }

  @Test
  void aValueThatARecordLacksIsNull() {
    clients.write(record(NOW, 1).build(), record(NOW - 1, 0).measureValues(bigint("w", 2)).build());

    assertThat(clients.rows(clients.select().replace("\"v\"", "\"v\", \"w\"")))
        .containsExactly("2025-03-01 11:59:59.999000000,-,2", "2025-03-01 12:00:00.000000000,1,-");
  }

  @Test
  void aColumnThatWasNeverWrittenDoesNotExist() {
    assertInvalid(() -> clients.ask(clients.select()), "Column 'v' does not exist");
    clients.write(record(NOW, 1).build());
    assertInvalid(
        () -> clients.ask(clients.select().replace("\"v\"", "\"V\"")), "Column 'V' does not exist");
    assertInvalid(
        () -> clients.ask(clients.select().replace("\"room\"", "\"hall\"")),
        "Column 'hall' does not exist");
  }

  @Test
  void namesWhatIsNotThere() {
    String query = clients.select();
    assertInvalid(
        () -> clients.ask(query.replace(clients.database, "unknown")),
        "Requested database 'unknown' not found for identifier 'unknown.readings'");
    assertInvalid(() -> clients.ask(query.replace("readings", "unknown")), "does not exist");
  }

  @Test
  void refusesEveryOtherQuery() {
    clients.write(record(NOW, 1).build());
    String select = clients.select();
    for (String other :
        List.of(
            "SELECT 1",
            "SHOW TABLES",
            select.toLowerCase(Locale.ROOT),
            select + ";",
            select.replace("time, ", ""),
            select.replace(" LIMIT 1000", ""),
            select.replace("LIMIT 1000", "LIMIT 0"),
            select.replace(" ORDER BY time ASC LIMIT 1000", ""),
            select.replace("ORDER BY time", "ORDER BY v"),
            select.replace(" WHERE \"room\" = '1'", ""),
            select.replace("= '1'", "<> '1'"),
            "SELECT count(*)" + clients.from() + " ORDER BY time ASC LIMIT 1",
            "SELECT max(time)" + clients.from())) {
      assertInvalid(() -> clients.ask(other), "The query syntax is invalid");
    }
    assertInvalid(
        () ->
            clients.ask(
                select.replace(
                    " ORDER",
                    " AND time BETWEEN TIMESTAMP '2025-03-01' AND TIMESTAMP '2025-03-02' ORDER")),
        "'2025-03-01' is not a valid timestamp literal");
    assertInvalid(
        () -> clients.query.query(r -> r.queryString(select).clientToken("short")), "clientToken");
    assertInvalid(() -> clients.query.query(r -> r.queryString(select).maxRows(1001)), "maxRows");
  }

  @Test
  void givesATokenFirstWhenThereAreMoreRowsThanAskedFor() {
    clients.write(records(7, NOW - 10));

    assertThat(clients.query.query(r -> r.queryString(clients.select()).maxRows(7)))
        .satisfies(
            whole -> {
              assertThat(whole.rows()).hasSize(7);
              assertThat(whole.nextToken()).isNull();
            });
    QueryResponse first = clients.query.query(r -> r.queryString(clients.select()).maxRows(3));
    assertThat(first.rows()).isEmpty();
    assertThat(first.nextToken()).isNotNull();
    assertThat(sizes(first, 3)).containsExactly(3, 3, 1);
  }

  @Test
  void partsAnAnswerOfMoreThanAMegabyte() {
    String wide = "x".repeat(1_900);
    for (int batch = 0; batch < 12; batch++) {
      List<Record> records = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        records.add(
            record(NOW - 2_000 + batch * 100L + i, 0)
                .measureValues(MeasureValue.builder().name("v").value(wide).type("VARCHAR").build())
                .build());
      }
      clients.write(records);
    }

    QueryResponse first = clients.ask(clients.select());
    assertThat(first.rows()).isEmpty();
    List<Integer> sizes = sizes(first, null);
    assertThat(sizes).hasSizeBetween(2, 3);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
  }

  @Test
  void onlyTheNewestTokenIsGoodFiveTimesAndForItsQuery() {
    clients.write(records(7, NOW - 10));
    String query = clients.select();
    String first = clients.query.query(r -> r.queryString(query).maxRows(3)).nextToken();
    QueryResponse part = resume(query, first);
    for (int use = 2; use <= 5; use++) {
      assertThat(resume(query, first).rows()).isEqualTo(part.rows());
    }
    assertInvalid(() -> resume(query, first), "Invalid pagination token");

    assertInvalid(() -> resume(query + " ", part.nextToken()), "Invalid pagination token");
    assertThat(resume(query, part.nextToken()).rows()).hasSize(3);
    assertInvalid(() -> resume(query, first), "Invalid pagination token");
    assertInvalid(() -> resume(query, "made up"), "Invalid pagination token");
  }

  @Test
  void lateDataIsInvisibleForSixHours() {
    long late = NOW - Duration.ofHours(7).toMillis();
    clients.write(record(NOW, 1).build(), record(late, 2).build());
    assertThat(clients.rows(clients.select())).hasSize(1);

    STAND_IN.advance(LocalTimestream.LATE_DATA_DELAY.minusMillis(1));
    assertThat(clients.rows(clients.select())).hasSize(1);
    STAND_IN.advance(Duration.ofMillis(1));
    assertThat(clients.rows(clients.select()))
        .containsExactly("2025-03-01 05:00:00.000000000,2", "2025-03-01 12:00:00.000000000,1");
  }

  @Test
  void untilALateValueIsVisibleTheOneBeforeItIsSeen() {
    clients.write(record(NOW, 1).version(1L).build());
    STAND_IN.advance(Duration.ofHours(7));
    clients.write(record(NOW, 2).version(2L).build());
    clients.write(record(NOW, 3).version(3L).build());
    assertThat(clients.rows(clients.select())).containsExactly("2025-03-01 12:00:00.000000000,1");

    STAND_IN.advance(LocalTimestream.LATE_DATA_DELAY);
    assertThat(clients.rows(clients.select())).containsExactly("2025-03-01 12:00:00.000000000,3");
  }

  @Test
  void theMagneticStoreRejectsALowerVersionInSilence() {
    long late = NOW - Duration.ofHours(7).toMillis();
    clients.write(record(late, 5).version(5L).build());

    assertThat(clients.write(record(late, 4).version(4L).build())).isEqualTo(1);
    STAND_IN.advance(LocalTimestream.LATE_DATA_DELAY);
    assertThat(clients.rows(clients.select())).containsExactly("2025-03-01 05:00:00.000000000,5");
  }

  @Test
  void whatIsOlderThanBothStoresIsGone() {
    clients.write.updateTable(
        r ->
            r.databaseName(clients.database)
                .tableName(Clients.TABLE)
                .retentionProperties(
                    p ->
                        p.memoryStoreRetentionPeriodInHours(1L)
                            .magneticStoreRetentionPeriodInDays(2L)));
    clients.write(record(NOW, 1).build());

    STAND_IN.advance(Duration.ofHours(49));
    assertThat(clients.rows(clients.select())).hasSize(1);
    STAND_IN.advance(Duration.ofMillis(1));
    assertThat(clients.rows(clients.select())).isEmpty();
  }

  private QueryResponse resume(String query, String token) {
    return clients.query.query(r -> r.queryString(query).nextToken(token).maxRows(3));
  }

  private List<Integer> sizes(QueryResponse first, @Nullable Integer maxRows) {
    List<Integer> sizes = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    String token = first.nextToken();
    while (token != null) {
      String next = token;
      QueryResponse part =
          clients.query.query(
              r -> r.queryString(clients.select()).nextToken(next).maxRows(maxRows));
      sizes.add(part.rows().size());
      rows.addAll(part.rows());
      token = part.nextToken();
    }
    assertThat(rows.stream().map(row -> row.data().get(0).scalarValue())).isSorted();
    return sizes;
  }

  private static void assertInvalid(ThrowingCallable call, String what) {
    assertThatThrownBy(call).isInstanceOf(ValidationException.class).hasMessageContaining(what);
  }
}
