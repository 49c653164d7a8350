package dev.stowage.dynamodb;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Merges blocks, the later version winning each time, while they come in the order of their starts.
 * Of a block only those readings are kept that are not given out yet: so what is held is bounded by
 * how far blocks overlap, not by how many there are.
 */
final class BlockMerge {

  private static final Comparator<Block> OLDEST_FIRST = Comparator.comparing(Block::version);

  private final RecordLayout layout;
  private List<Block> open = new ArrayList<>();

  BlockMerge(RecordLayout layout) {
    this.layout = layout;
  }

  /**
   * Takes blocks in and gives out all readings before a time.
   *
   * @param next blocks, none of which starts before those taken in before
   * @param until no block that is still to come starts before this
   * @return the readings before that time that were not given out yet, in time order
   */
  Readings add(List<Block> next, long until) {
    open.addAll(next);
    open.sort(OLDEST_FIRST);
    List<Readings> ready = new ArrayList<>();
    List<Block> rest = new ArrayList<>();
    for (Block block : open) {
      Readings readings = block.readings();
      int split = firstAtOrAfter(readings, until);
      if (split > 0) {
        ready.add(readings.slice(0, split));
      }
      if (split < readings.size()) {
        rest.add(block.with(readings.slice(split, readings.size())));
      }
    }
    open = rest;
    // The last reading of a time wins, which is that of the latest version.
    return Readings.concat(layout, ready).inTimeOrder();
  }

  private static int firstAtOrAfter(Readings readings, long micros) {
    int low = 0;
    int high = readings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (readings.micros(middle) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
