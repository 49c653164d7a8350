package dev.stowage.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WriterClockTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00.000001Z");
  private static final long NOON_MICROS = 1_740_830_400_000_001L;

  @Test
  void givesThePresentInMicroseconds() {
    assertThat(new WriterClock(() -> NOON.plusNanos(999)).next()).isEqualTo(NOON_MICROS);
  }

  @Test
  void goesOnByOneMicrosecondWhileTimeStandsStill() {
    WriterClock clock = new WriterClock(() -> NOON);

    assertThat(List.of(clock.next(), clock.next(), clock.next()))
        .containsExactly(NOON_MICROS, NOON_MICROS + 1, NOON_MICROS + 2);
  }

  @Test
  void doesNotGoBackWithTheTimeOfDay() {
    AtomicReference<Instant> now = new AtomicReference<>(NOON);
    WriterClock clock = new WriterClock(now::get);
    clock.next();
    now.set(NOON.minusSeconds(3600));

    assertThat(clock.next()).isEqualTo(NOON_MICROS + 1);
  }

  @Test
  void isNeverNegative() {
    assertThat(new WriterClock(() -> Instant.EPOCH.minusSeconds(1)).next()).isZero();
  }

  @Test
  void givesNoTimeTwiceToManyThreads() throws Exception {
    WriterClock clock = new WriterClock(() -> NOON);
    Callable<long[]> drawing = () -> LongStream.range(0, 10_000).map(i -> clock.next()).toArray();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<long[]>> drawn = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      drawn.add(threads.submit(drawing));
    }

    Set<Long> distinct = new HashSet<>();
    for (Future<long[]> times : drawn) {
      assertThat(times.get()).isSorted();
      LongStream.of(times.get()).forEach(distinct::add);
    }
    threads.shutdown();

    assertThat(distinct).hasSize(80_000);
  }
}
