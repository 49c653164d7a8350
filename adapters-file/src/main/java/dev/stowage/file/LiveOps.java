package dev.stowage.file;

import dev.stowage.core.series.Readings;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a live file says about a window of time: readings and discards in order of arrival, of which
 * the last of each time counts.
 *
 * @param slots the readings, and the readings that were discarded
 * @param discards which of them are discards
 */
record LiveOps(Readings slots, BitSet discards) {

  /**
   * Applies them.
   *
   * @param base what was there before, in time order
   * @return the readings that are there now, in time order, each time once
   */
  Readings over(Readings base) {
    if (slots.isEmpty()) {
      return base;
    }
    if (discards.isEmpty()) {
      return Readings.concat(base.layout(), List.of(base, slots)).inTimeOrder();
    }
    Set<Long> decided = new HashSet<>();
    BitSet counting = new BitSet();
    for (int i = slots.size() - 1; i >= 0; i--) {
      boolean last = decided.add(slots.micros(i));
      counting.set(i, last && !discards.get(i));
    }
    Readings kept = base.select(i -> !decided.contains(base.micros(i)));
    return Readings.concat(base.layout(), List.of(kept, slots.select(counting::get))).inTimeOrder();
  }
}
