package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL does with counters that are much used, or counted to their end. */
class RdsCounterStoreTest {

  private static final RdsConfig CONFIG = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private static final RdsBackend BACKEND = Local.made(CONFIG);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 1",
    "9223372036854775806, 2",
    "-9223372036854775808, -1",
    "-1, -9223372036854775808"
  })
  void refusesAnAddThatLeavesTheRangeAndDoesNothing(long value, long delta) {
    CounterStore counters = BACKEND.counters();
    String name = "full" + value;
    counters.create(name, value);

    assertThatThrownBy(() -> counters.add(name, delta))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
        .hasMessageStartingWith("add " + name + ": ");
    assertThat(counters.value(name)).isEqualTo(OptionalLong.of(value));
    assertThat(counters.add(name, -Long.signum(delta))).isEqualTo(value - Long.signum(delta));
  }

  /** As a Lambda has: one or two connections, and every thread waits its turn for one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void manyThreadsShareAFewConnections(int connections) throws Exception {
    HikariConfig few = new HikariConfig();
    few.setDataSource(Sql.superuser());
    few.setMaximumPoolSize(connections);
    few.setConnectionTimeout(RdsPool.PATIENCE.toMillis());
    try (HikariDataSource pool = new HikariDataSource(few);
        RdsBackend backend = RdsBackend.open(CONFIG, pool, Local.context())) {
      String name = "shared-by-" + connections;

      List<List<Long>> answers =
          Together.run(
              64,
              () ->
                  LongStream.range(0, 10).mapToObj(i -> backend.counters().add(name, 1)).toList());

      assertThat(answers.stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 640).boxed().toList());
    }
  }

  /** Each add leaves a dead row behind, which the page's own tidying takes back. */
  @Test
  void aMuchUsedCounterStaysOnItsPages() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    try (RdsBackend backend = Local.made(config)) {
      Together.run(
          4,
          () -> {
            for (int i = 0; i < 500; i++) {
              backend.counters().add("hits", 1);
            }
            return backend.counters().value("hits");
          });

      assertThat(backend.counters().value("hits")).isEqualTo(OptionalLong.of(2_000));
      String size = "SELECT %s('%s.counter')";
      assertThat(Sql.ask(size.formatted("pg_relation_size", config.schema())))
          .as("of the table, where 2,000 rows would take 15 pages")
          .isEqualTo("8192");
      assertThat(Sql.ask(size.formatted("pg_indexes_size", config.schema())))
          .as("of the index: a page that describes it, and one")
          .isEqualTo("16384");
    }
  }
}
