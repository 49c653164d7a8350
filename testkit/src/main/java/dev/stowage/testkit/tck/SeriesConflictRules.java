package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of appends by several writers, one after another and all at once. */
abstract class SeriesConflictRules extends SeriesAppendRules {

  private static final int WRITERS = 4;
  private static final int ROUNDS = 8;
  private static final int BATCH = 25;
  private static final int STEPS = 60;

  /**
   * Where the store orders conflicts, the later call wins although its writer's clock is behind;
   * where the writers' clocks do, the higher clock wins although its call came first.
   */
  @Test
  public final void aConflictOfTwoWritersEndsAsTheTraitSays() {
    Series series = defined(Samples.PLAIN);
    Instant now = Instant.now();
    try (Handle<SeriesStore> ahead = another(InstantSource.fixed(now));
        Handle<SeriesStore> behind = another(InstantSource.fixed(now.minus(Duration.ofHours(1))))) {
      ahead.store().append(series, Samples.of(Samples.MORNING, 1));
      behind.store().append(series, Samples.of(Samples.MORNING, 2));
    }
    ConflictOrder order = backend().traits().conflictOrder();
    assertHolds(
        "1 was appended first, 2 second by a clock an hour behind; order of conflicts: " + order,
        series,
        Samples.of(Samples.MORNING, order == ConflictOrder.STORE ? 2 : 1));
  }

  /** One writer's appends keep their order even when its clock is set back between them. */
  @Test
  public final void aWritersOwnLaterAppendWinsAlthoughItsClockWasSetBack() {
    Series series = defined(Samples.PLAIN);
    AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
    try (Handle<SeriesStore> writer = another(clock::get)) {
      writer.store().append(series, Samples.of(Samples.MORNING, 1));
      writer.store().append(series, Samples.of(Samples.MORNING, 2));
      clock.updateAndGet(now -> now.minus(Duration.ofHours(1)));
      writer.store().append(series, Samples.of(Samples.MORNING, 3));
    }
    assertHolds(
        "the last of one writer's appends wins, whatever its clock does",
        series,
        Samples.of(Samples.MORNING, 3));
  }

  /** Writers of different times lose nothing to each other. */
  @Test
  public final void losesNothingThatManyWritersAppend() {
    Series series = defined(Samples.PLAIN);
    try (Handle<SeriesStore> second = another(InstantSource.system())) {
      List<SeriesStore> stores = List.of(store(), second.store());
      Together.ask(
          WRITERS,
          writer -> {
            for (int round = 0; round < ROUNDS; round++) {
              stores.get(writer % 2).append(series, interleaved(writer, round));
            }
            return writer;
          });
    }
    List<Readings> all = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      for (int round = 0; round < ROUNDS; round++) {
        all.add(interleaved(writer, round));
      }
    }
    assertHolds(
        WRITERS + " writers appended " + ROUNDS + " batches of " + BATCH + " each",
        series,
        Readings.concat(Samples.PLAIN, all));
  }

  /** A batch whose times lie between those of every other batch. */
  private static Readings interleaved(int writer, int round) {
    long first = Samples.MORNING + (long) (writer * ROUNDS + round) * 1_000;
    return Samples.row(first, Samples.SECOND, BATCH, writer);
  }

  /** Of writers that append the same times at once, one wins each time, with all of its bytes. */
  @Test
  public final void ofWritersOfOneTimeOneWinsWhole() {
    Series series = defined(Samples.PAIR);
    try (Handle<SeriesStore> second = another(InstantSource.system())) {
      List<SeriesStore> stores = List.of(store(), second.store());
      Together.ask(
          WRITERS,
          writer -> {
            for (int round = 0; round < ROUNDS; round++) {
              stores.get(writer % 2).append(series, signed(writer, round));
            }
            return writer;
          });
    }
    Readings seen = scanned(series);
    assertThat(seen.size()).as("each of the times once").isEqualTo(BATCH);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.raw(i, 2))
          .as("%s is what some writer appended last, not a mix and not older", seen.text(i, 0))
          .isEqualTo(signature((int) seen.raw(i, 1), ROUNDS - 1));
    }
  }

  private static Readings signed(int writer, int round) {
    ReadingsBuilder builder = Readings.builder(Samples.PAIR);
    for (int i = 0; i < BATCH; i++) {
      builder.addRaw(Samples.MORNING + i * Samples.SECOND, writer, signature(writer, round));
    }
    return builder.build();
  }

  /** A value that tells who wrote it and when. */
  private static long signature(int writer, int round) {
    return writer * 1_000L + round;
  }

  /**
   * A read sees every append that returned before it began, and never an older value than an
   * earlier read did; where reads are eventual, it sees some value that was appended.
   */
  @Test
  public final void aReadIsNotOlderThanAnAppendThatReturned() {
    Series series = holding(Samples.of(Samples.MORNING, 0));
    settle();
    AtomicLong returned = new AtomicLong();
    AtomicBoolean ended = new AtomicBoolean();
    Together.run(() -> appendSteps(series, returned, ended), () -> watch(series, returned, ended));
    assertHolds("after the last append", series, Samples.of(Samples.MORNING, STEPS));
  }

  private void appendSteps(Series series, AtomicLong returned, AtomicBoolean ended) {
    try {
      for (int value = 1; value <= STEPS; value++) {
        store().append(series, Samples.of(Samples.MORNING, value));
        returned.set(value);
      }
    } finally {
      ended.set(true);
    }
  }

  private void watch(Series series, AtomicLong returned, AtomicBoolean ended) {
    boolean atOnce = backend().traits().readAfterWrite() == ReadAfterWrite.AT_ONCE;
    long seen = 0;
    boolean last;
    do {
      last = ended.get();
      long floor = atOnce ? Math.max(seen, returned.get()) : 0;
      seen = store().latest(series).orElseThrow().raw(0, 1);
      assertThat(seen).as("a value that is not older").isBetween(floor, (long) STEPS);
    } while (!last);
  }
}
