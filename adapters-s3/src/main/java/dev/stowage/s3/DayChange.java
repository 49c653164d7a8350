package dev.stowage.s3;

import dev.stowage.core.series.Readings;
import java.util.List;

/** What a caller wants done to the readings of a day. */
sealed interface DayChange {

  /**
   * Applies the change.
   *
   * @param stored what is there, in time order
   * @return what should be there, in time order
   */
  Readings apply(Readings stored);

  /** Adds readings; of two of one time the added one stays. */
  record Append(Readings readings) implements DayChange {

    @Override
    public Readings apply(Readings stored) {
      return Readings.concat(stored.layout(), List.of(stored, readings)).inTimeOrder();
    }
  }

  /** Removes readings, in time order, from what still has exactly these bytes. */
  record Discard(Readings readings) implements DayChange {

    @Override
    public Readings apply(Readings stored) {
      int[] next = {0};
      return stored.select(i -> !isAmong(stored, i, next));
    }

    /** Goes through both in time order. */
    private boolean isAmong(Readings stored, int index, int[] next) {
      while (next[0] < readings.size() && readings.raw(next[0], 0) < stored.raw(index, 0)) {
        next[0]++;
      }
      return next[0] < readings.size() && isSame(stored, index, next[0]);
    }

    private boolean isSame(Readings stored, int index, int other) {
      for (int f = 0; f < stored.layout().fields().size(); f++) {
        if (stored.raw(index, f) != readings.raw(other, f)) {
          return false;
        }
      }
      return true;
    }
  }
}
