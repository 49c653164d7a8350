package dev.stowage.bench.compare;

import dev.stowage.bench.workload.Workload;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads every series back and compares it, byte for byte, with what was handed over: nothing may be
 * missing, nothing added, nothing changed, and the latest reading is the last one. Neither side is
 * held in memory.
 */
final class Verifier {

  private final SeriesStore store;
  private final Workload workload;
  private final LongConsumer progress;
  private long readings;

  /**
   * Prepares a comparison.
   *
   * @param store the store to read
   * @param workload what was handed over
   * @param progress is told how many readings were compared
   */
  Verifier(SeriesStore store, Workload workload, LongConsumer progress) {
    this.store = store;
    this.workload = workload;
    this.progress = progress;
  }

  /** Compares until the first difference. */
  Verification verify() {
    for (int s = 0; s < workload.series().size(); s++) {
      String difference = difference(s);
      if (difference != null) {
        return new Verification(readings, workload.series().get(s).name() + " " + difference);
      }
    }
    return new Verification(readings, null);
  }

  private @Nullable String difference(int place) {
    Series series = workload.series().get(place);
    Readings none = Readings.none(series.layout());
    ReadingCursor expected = new ReadingCursor(workload.expected(place), none);
    ReadingCursor found = new ReadingCursor(store.scan(series, TimeRange.ALL).iterator(), none);
    byte[] last = new byte[0];
    while (expected.present() && found.present() && expected.holdsTheSameAs(found)) {
      last = expected.packed();
      expected.next();
      found.next();
      progress.accept(++readings);
    }
    if (expected.present() || found.present()) {
      return described(expected, found);
    }
    return latestIs(series, last) ? null : "answers another latest reading than its last one";
  }

  private boolean latestIs(Series series, byte[] last) {
    Optional<Readings> latest = store.latest(series);
    return latest.isPresent() && java.util.Arrays.equals(latest.get().packed(), last);
  }

  private static String described(ReadingCursor expected, ReadingCursor found) {
    if (!found.present() || (expected.present() && expected.micros() < found.micros())) {
      return "at " + expected.time() + ": was handed over but is not stored";
    }
    if (!expected.present() || found.micros() < expected.micros()) {
      return "at " + found.time() + ": is stored but was never handed over";
    }
    HexFormat hex = HexFormat.of();
    return "at "
        + expected.time()
        + ": "
        + hex.formatHex(expected.packed())
        + " was handed over, "
        + hex.formatHex(found.packed())
        + " is stored";
  }
}
