package dev.stowage.rds;

import dev.stowage.core.series.Readings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a call makes of one day: computed anew from whatever is stored, as often as it takes.
 *
 * @param change makes the readings that are to be stored, in time order, of those that are; a day
 *     that is not there has none
 * @param twice what doing it twice means for the caller
 */
record DayChange(UnaryOperator<Readings> change, Twice twice) {

  /** What doing a change twice means for the caller. */
  enum Twice {
    /** The same as once. */
    HARMLESS,
    /** The second time counts nothing. */
    LOSES_THE_COUNT
  }

  /** Adds readings; of two of one time the added one stays. */
  static DayChange add(Readings added) {
    return new DayChange(
        stored -> Readings.concat(added.layout(), List.of(stored, added)).inTimeOrder(),
        Twice.HARMLESS);
  }

  /** Removes readings that still have exactly these bytes. */
  static DayChange remove(Readings given) {
    Map<Long, byte[]> bytes = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      bytes.put(given.micros(i), given.packed(i));
    }
    return new DayChange(
        stored -> stored.select(i -> !Arrays.equals(bytes.get(stored.micros(i)), stored.packed(i))),
        Twice.LOSES_THE_COUNT);
  }

  Readings apply(Readings stored) {
    return change.apply(stored);
  }
}
