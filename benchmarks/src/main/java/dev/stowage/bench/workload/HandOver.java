package dev.stowage.bench.workload;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Collects arriving readings into batches and hands each over when it is full: at its last reading,
 * or at the end of the UTC day. Time is simulated: it is the highest time of a reading so far, so a
 * reading that comes late waits from the moment at which it came.
 *
 * <p>For one thread.
 */
public final class HandOver implements Arrivals {

  private final Batching batching;
  private final SimulatedClock clock;
  private final BiConsumer<Series, Readings> store;
  private final List<Buffer> buffers = new ArrayList<>();
  private long now;
  private long waiting;
  private long mostWaiting;
  private long longestMicros;

  /** The readings of one series that wait, and when the first of them came. */
  private static final class Buffer {
    private final Series series;
    private ReadingsBuilder readings;
    private long since;

    Buffer(Series series) {
      this.series = series;
      this.readings = Readings.builder(series.layout());
    }
  }

  /**
   * Begins with empty batches.
   *
   * @param series the series of the workload
   * @param batching what makes a batch full
   * @param clock is moved to the time of each batch before the store takes it
   * @param store takes each batch: readings of one series, in the order of arrival
   */
  public HandOver(
      List<Series> series,
      Batching batching,
      SimulatedClock clock,
      BiConsumer<Series, Readings> store) {
    this.batching = batching;
    this.clock = clock;
    this.store = store;
    series.forEach(each -> buffers.add(new Buffer(each)));
  }

  @Override
  public void arrive(int series, long[] raws) {
    Buffer buffer = buffers.get(series);
    passTo(raws[0] * buffer.series.layout().resolution().micros());
    if (buffer.readings.size() == 0) {
      buffer.since = now;
    }
    buffer.readings.addRaw(raws);
    waiting++;
    if (batching.unit() == Batching.Unit.READINGS && buffer.readings.size() == batching.size()) {
      handOver(buffer);
    }
    mostWaiting = Math.max(mostWaiting, waiting);
  }

  /** Hands over what is left. Called once, after the last reading. */
  public void finish() {
    if (batching.unit() == Batching.Unit.DAY) {
      passTo(endOfDay());
    }
    buffers.forEach(this::handOver);
  }

  /**
   * Returns what waited outside the store so far.
   *
   * @return the most readings and the longest wait
   */
  public AtRisk atRisk() {
    return new AtRisk(mostWaiting, -Math.floorDiv(-longestMicros, 1_000_000L));
  }

  private void passTo(long micros) {
    if (batching.unit() == Batching.Unit.DAY && waiting > 0 && micros >= endOfDay()) {
      now = endOfDay();
      buffers.forEach(this::handOver);
    }
    now = Math.max(now, micros);
  }

  private long endOfDay() {
    return (now / ReadingTime.MICROS_PER_DAY + 1) * ReadingTime.MICROS_PER_DAY;
  }

  private void handOver(Buffer buffer) {
    Readings batch = buffer.readings.build();
    if (batch.isEmpty()) {
      return;
    }
    buffer.readings = Readings.builder(buffer.series.layout());
    longestMicros = Math.max(longestMicros, now - buffer.since);
    waiting -= batch.size();
    clock.passTo(now);
    if (batching.unit() == Batching.Unit.DAY) {
      batch.byUtcDay().values().forEach(day -> store.accept(buffer.series, day));
    } else {
      store.accept(buffer.series, batch);
    }
  }
}
