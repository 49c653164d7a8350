package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Days that are changed by compare-and-swap. */
class BlockSeriesTest {

  private static final int PROCESSES = 3;
  private static final int THREADS = 4;
  private static final int APPENDS = 10;

  /** Each backend stands for a process: they share nothing but the database. */
  @Test
  void losesNothingThatProcessesAppendToOneDayAtOnce() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.BLOCK);
    Series series = Local.series();
    List<RdsBackend> processes = new ArrayList<>(List.of(Local.made(config)));
    for (int p = 1; p < PROCESSES; p++) {
      processes.add(Local.open(config));
    }
    processes.get(0).series().define(series);
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES * THREADS);
    try {
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int w = 0; w < PROCESSES * THREADS; w++) {
        int writer = w;
        writers.add(() -> write(processes.get(writer % PROCESSES), series, writer));
      }
      int appended = 0;
      for (Future<Integer> done : threads.invokeAll(writers)) {
        appended += done.get();
      }
      assertThat(appended).isEqualTo(PROCESSES * THREADS * APPENDS);
      assertThat(Local.all(processes.get(0).series(), series))
          .isEqualTo(Local.readings(0, appended));
    } finally {
      threads.shutdownNow();
      processes.forEach(RdsBackend::close);
    }
  }

  /** Appends readings between those of the others; one that is throttled did nothing. */
  private static int write(RdsBackend process, Series series, int writer) {
    int appended = 0;
    while (appended < APPENDS) {
      try {
        int reading = appended * PROCESSES * THREADS + writer;
        process.series().append(series, Local.readings(reading, 1));
        appended++;
      } catch (StowageException e) {
        assertThat(e.kind()).isEqualTo(ErrorKind.THROTTLED);
      }
    }
    return appended;
  }

  @Test
  void givesUpOnADayThatOthersAlwaysChangeFirst() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.BLOCK);
    try (RdsBackend backend = Local.made(config)) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 5));
      neverTheRightRevision(config.schema());

      assertThatThrownBy(() -> backend.series().append(series, Local.readings(5, 5)))
          .isInstanceOfSatisfying(
              StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.THROTTLED))
          .hasMessageContaining("2025-03-01 was changed by others 10 times");

      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 5));
      backend.series().append(series, Local.readings(0, 5));
      assertThat(backend.discards().discard(series, Local.readings(7, 2)))
          .as("what changes nothing needs no swap")
          .isZero();
    }
  }

  /** No update finds the revision that it names, as if somebody else were always faster. */
  private static void neverTheRightRevision(String schema) {
    Sql.run(
        """
        CREATE FUNCTION %1$s.skip() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RETURN NULL; END $$;
        CREATE TRIGGER skip BEFORE UPDATE ON %1$s.block
          FOR EACH ROW EXECUTE FUNCTION %1$s.skip()
        """
            .formatted(schema));
  }

  @Test
  void aDayWithoutReadingsIsGone() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.BLOCK);
    try (RdsBackend backend = Local.made(config)) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 6_000));
      assertThat(days(config)).isEqualTo("2");

      assertThat(backend.discards().discard(series, Local.readings(5_760, 500))).isEqualTo(240);

      assertThat(days(config)).isEqualTo("1");
      assertThat(backend.series().latest(series)).contains(Local.readings(5_759, 1));
    }
  }

  private static String days(RdsConfig config) {
    return Sql.ask("SELECT count(*) FROM " + config.schema() + ".block");
  }
}
