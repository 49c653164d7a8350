package dev.stowage.file;

import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt closes every channel that its thread uses; a store must not notice. */
class InterruptTest {

  private static final int WRITERS = 4;
  private static final int APPENDS = 150;

  @TempDir Path directory;

  @Test
  void anInterruptedThreadCanDoEverythingAndStaysInterrupted() {
    Readings ten = readings(NOON, 10, 1);
    Readings later = readings(NOON.plus(Duration.ofDays(3)), 10, 2);
    interrupted(() -> open(directory, Durability.GROUP).close());
    try (FileBackend store = open(directory, Durability.GROUP)) {
      interrupted(() -> store.series().define(SERIES));
      interrupted(() -> store.series().append(SERIES, ten));
      interrupted(() -> store.series().append(SERIES, later));
      interrupted(() -> assertThat(all(store).size()).isEqualTo(20));
      interrupted(() -> store.seal(SERIES, LocalDate.of(2025, 3, 4)));
      interrupted(() -> store.discards().discard(SERIES, ten));
      interrupted(() -> assertThat(all(store)).isEqualTo(later));
      interrupted(store::footprint);
      interrupted(store::close);
    }
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertThat(all(store)).isEqualTo(later);
      interrupted(() -> store.series().drop(SERIES));
      assertThat(store.series().find(SERIES.name())).isEmpty();
    }
  }

  @Test
  void interruptsOfSomeWritersCostNobodyAReading() throws Exception {
    AtomicInteger acknowledged = new AtomicInteger();
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer * APPENDS;
        writers.add(new Thread(() -> append(store, first, acknowledged)));
      }
      writers.forEach(Thread::start);
      for (int turn = 0; writers.stream().anyMatch(Thread::isAlive); turn++) {
        writers.get(turn % WRITERS).interrupt();
        Thread.onSpinWait();
      }
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(acknowledged).hasValue(WRITERS * APPENDS);
      assertThat(all(store).size()).isEqualTo(WRITERS * APPENDS);
    }
  }

  @Test
  void anInterruptedThreadCanKeepRecordsAndStaysInterrupted() {
    String id = LogStores.pasteId(0);
    LogSettings small = LogStores.small();
    try (FileBackend store = LogStores.open(directory, Durability.GROUP, new RealDisk(), small)) {
      for (int i = 0; i < 50; i++) {
        int write = i;
        interrupted(() -> store.links().create(LogStores.link("link", write), NOON));
        interrupted(() -> assertThat(store.links().remove("link", write)).isTrue());
      }
      interrupted(() -> store.pastes().create(LogStores.paste(id, 9000, 1), NOON));
      interrupted(() -> assertThat(store.pastes().take(id)).isPresent());
      interrupted(() -> assertThat(store.counters().add("visits", 3)).isEqualTo(3));
      interrupted(() -> store.expired().free(NOON));
      interrupted(store::close);
    }
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertThat(store.links().list("").items()).isEmpty();
      assertThat(store.counters().value("visits")).hasValue(3);
    }
  }

  @Test
  void interruptsOfSomeAddersCostNobodyAnAdd() throws Exception {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      List<Thread> adders = new ArrayList<>();
      for (int adder = 0; adder < WRITERS; adder++) {
        adders.add(
            new Thread(
                () -> {
                  for (int i = 0; i < APPENDS; i++) {
                    store.counters().add("visits", 1);
                  }
                }));
      }
      adders.forEach(Thread::start);
      for (int turn = 0; adders.stream().anyMatch(Thread::isAlive); turn++) {
        adders.get(turn % WRITERS).interrupt();
        Thread.onSpinWait();
      }
      for (Thread adder : adders) {
        adder.join();
      }
      assertThat(store.counters().value("visits")).hasValue(WRITERS * APPENDS);
    }
  }

  private static void append(FileBackend store, int first, AtomicInteger acknowledged) {
    for (int i = first; i < first + APPENDS; i++) {
      store.series().append(SERIES, readings(NOON.plusSeconds(600L * i), 1, i));
      acknowledged.incrementAndGet();
    }
  }

  private static void interrupted(Runnable call) {
    Thread.currentThread().interrupt();
    call.run();
    assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
  }
}
