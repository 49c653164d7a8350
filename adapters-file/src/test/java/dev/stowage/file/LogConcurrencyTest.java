package dev.stowage.file;

import static dev.stowage.file.LogStores.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real threads on the logs of a store, and a counted outcome. */
class LogConcurrencyTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /**
   * Adders who come during a force share the next: each waits for one that is under way at most.
   */
  @Test
  void manyAddersShareForces() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    store.counters().add("visits", 0);
    CountDownLatch written = new CountDownLatch(32);
    AtomicInteger forces = new AtomicInteger();
    disk.watch(
        (call, path) -> {
          if (call.equals("write")) {
            written.countDown();
          } else if (call.equals("force") && forces.getAndIncrement() == 0) {
            await(written);
          }
        });
    Set<Long> answers = new ConcurrentSkipListSet<>();
    together(32, i -> answers.add(store.counters().add("visits", 1)));
    assertThat(answers).hasSize(32).contains(1L, 32L);
    assertThat(forces.get()).isBetween(1, 3);
  }

  /** On a disk whose force takes a moment; how many share one is up to the scheduler. */
  @Test
  void sixteenHundredAddsTakeFewerForces() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    store.counters().add("visits", 0);
    disk.watch(
        (call, path) -> {
          for (int i = 0; call.equals("force") && i < 20_000; i++) {
            Thread.onSpinWait();
          }
        });
    int before = disk.forces();
    together(
        32,
        i -> {
          for (int add = 0; add < 50; add++) {
            store.counters().add("visits", 1);
          }
        });
    assertThat(store.counters().value("visits")).hasValue(1600);
    assertThat(disk.forces() - before).isLessThan(1600);
  }

  /** Nobody hears of a link before it is sure to stay. */
  @ParameterizedTest
  @ValueSource(strings = {"find", "create", "list"})
  void whoSeesALinkWaitsUntilItIsOnDisk(String call) throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    store.links().create(link("first", 1), LogStores.NOON);
    Held held = hold(disk);
    Future<Created> creating =
        threads.submit(() -> store.links().create(link("second", 2), LogStores.NOON));
    held.reached().await();
    Future<Boolean> seeing = threads.submit(() -> sees(store, call));
    assertThat(store.links().find("first")).isPresent();
    SimulatedDisk without = disk.afterPowerLoss(new ConcurrencyTest.LosesEverything());
    assertThat(seeing.isDone()).as("answered before the force").isFalse();
    held.release().countDown();
    assertThat(creating.get()).isEqualTo(Created.NEW);
    assertThat(seeing.get()).isTrue();
    assertThat(second(without)).isEmpty();
    assertThat(second(disk.afterPowerLoss(new ConcurrencyTest.LosesEverything()))).isPresent();
  }

  private static boolean sees(FileBackend store, String call) {
    return switch (call) {
      case "find" -> store.links().find("second").isPresent();
      case "list" -> store.links().list("").items().size() == 2;
      default -> store.links().create(link("second", 3), LogStores.NOON) == Created.TAKEN;
    };
  }

  /** A paste that another took is not reported gone before it is sure to be. */
  @Test
  void whoMissesAPasteWaitsUntilItsRemovalIsOnDisk() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.large());
    String id = LogStores.pasteId(0);
    store.pastes().create(LogStores.paste(id, 100, 1), LogStores.NOON);
    Held held = hold(disk);
    Future<Boolean> winner = threads.submit(() -> store.pastes().take(id).isPresent());
    held.reached().await();
    Future<Boolean> loser = threads.submit(() -> store.pastes().take(id).isPresent());
    Future<Boolean> reader = threads.submit(() -> store.pastes().peek(id).isPresent());
    SimulatedDisk before = disk.afterPowerLoss(new ConcurrencyTest.LosesEverything());
    assertThat(List.of(winner.isDone(), loser.isDone(), reader.isDone())).containsOnly(false);
    held.release().countDown();
    assertThat(List.of(winner.get(), loser.get(), reader.get()))
        .containsExactly(true, false, false);
    FileBackend again = LogStores.open(ROOT, Durability.GROUP, before, LogStores.large());
    assertThat(again.pastes().take(id)).contains(LogStores.paste(id, 100, 1));
  }

  private static Optional<Link> second(SimulatedDisk left) {
    return LogStores.open(ROOT, Durability.GROUP, left, LogStores.large()).links().find("second");
  }

  /**
   * A force that does not return.
   *
   * @param reached counted down when it has begun
   * @param release lets it return
   */
  private record Held(CountDownLatch reached, CountDownLatch release) {}

  private static Held hold(SimulatedDisk disk) {
    Held held = new Held(new CountDownLatch(1), new CountDownLatch(1));
    disk.watch(
        (call, path) -> {
          if (call.equals("force")) {
            held.reached().countDown();
            await(held.release());
          }
        });
    return held;
  }

  /** The power goes while threads create, take and add: every answer still holds after it. */
  @Test
  void answersOfManyThreadsHoldAfterAPowerLoss() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.small());
    Set<String> there = new ConcurrentSkipListSet<>();
    AtomicLong count = new AtomicLong();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      Random random = new Random(thread);
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 60; i++) {
                  String id = "link-" + random.nextInt(80);
                  assertThat(store.links().create(link(id, i), LogStores.NOON)).isNotNull();
                  there.add(id);
                  long value = store.counters().add("visits", 1);
                  count.accumulateAndGet(value, Math::max);
                }
              }));
    }
    Random random = new Random(9);
    do {
      Set<String> promised = Set.copyOf(there);
      long least = count.get();
      FileBackend after =
          LogStores.open(ROOT, Durability.GROUP, disk.afterPowerLoss(random), LogStores.small());
      assertThat(after.links().list("").items()).extracting(Link::id).containsAll(promised);
      assertThat(after.counters().value("visits").orElse(0)).isGreaterThanOrEqualTo(least);
    } while (!running.stream().allMatch(Future::isDone));
    for (Future<?> thread : running) {
      thread.get();
    }
    assertThat(store.counters().value("visits")).hasValue(240);
  }

  /** Records are read, and listed by pages, while compaction takes segments away under them. */
  @ParameterizedTest
  @EnumSource(Durability.class)
  void readersNoticeNothingOfCompactions(Durability durability) throws Exception {
    LogSettings settings = new LogSettings(8192, 1, SipHash::of, threads);
    try (FileBackend store = LogStores.open(directory, durability, new RealDisk(), settings)) {
      for (int i = 0; i < 200; i++) {
        store.links().create(link("kept-" + i, i), LogStores.NOON);
      }
      Future<?> churn =
          threads.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  store.links().create(link("churn", i), LogStores.NOON);
                  assertThat(store.links().remove("churn", i)).isTrue();
                }
              });
      Random random = new Random(1);
      int reads = 0;
      do {
        int number = random.nextInt(200);
        assertThat(store.links().find("kept-" + number)).contains(link("kept-" + number, number));
        if (reads++ % 50 == 0) {
          assertThat(store.links().list("").items()).hasSizeBetween(200, 201);
        }
      } while (!churn.isDone());
      churn.get();
    }
    try (FileBackend store = FileStores.open(directory, durability)) {
      assertThat(store.links().list("").items()).hasSize(200);
    }
  }

  @Test
  void aCloseLetsCallsFinishAndRefusesTheRest() throws Exception {
    FileBackend store = FileStores.open(directory, Durability.GROUP);
    CountDownLatch begun = new CountDownLatch(3);
    List<Future<Long>> adding = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      adding.add(threads.submit(() -> addUntilClosed(store, begun)));
    }
    await(begun);
    store.close();
    long sum = 0;
    for (Future<Long> added : adding) {
      sum += added.get();
    }
    try (FileBackend again = FileStores.open(directory, Durability.GROUP)) {
      assertThat(again.recovery().isClean()).isTrue();
      assertThat(again.counters().value("visits")).hasValue(sum);
    }
  }

  private static long addUntilClosed(FileBackend store, CountDownLatch begun) {
    for (long i = 0; ; i++) {
      try {
        store.counters().add("visits", 1);
        begun.countDown();
      } catch (StowageException closed) {
        assertThat(closed).hasMessageContaining("the file store was closed");
        return i;
      }
    }
  }

  private interface Numbered {
    void run(int number) throws Exception;
  }

  private void together(int count, Numbered work) throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      all.add(
          () -> {
            work.run(number);
            return true;
          });
    }
    for (Future<Boolean> done : threads.invokeAll(all)) {
      assertThat(done.get()).isTrue();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
