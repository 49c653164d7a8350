package dev.stowage.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lowest and highest time of each block of slots in a live file, so that a window of time reads
 * only the blocks that touch it: of readings that arrive in order, few; of others, all.
 *
 * <p>For one thread at a time.
 */
final class ZoneIndex {

  /** Slots in a block. */
  static final int BLOCK = 1024;

  /**
   * Slots from one number to another.
   *
   * @param from the first
   * @param to the first after
   */
  record Run(long from, long to) {}

  private long[] lowest = new long[0];
  private long[] highest = new long[0];

  /**
   * Makes room for slots, so that {@link #add} of them needs no memory any more.
   *
   * @param slots how many there will be
   */
  void reserve(long slots) {
    int blocks = Math.toIntExact((slots + BLOCK - 1) / BLOCK);
    if (blocks > lowest.length) {
      int length = Math.max(blocks, lowest.length + lowest.length / 2);
      int known = lowest.length;
      long[] low = Arrays.copyOf(lowest, length);
      long[] high = Arrays.copyOf(highest, length);
      Arrays.fill(low, known, length, Long.MAX_VALUE);
      Arrays.fill(high, known, length, Long.MIN_VALUE);
      lowest = low;
      highest = high;
    }
  }

  /**
   * Takes in a slot.
   *
   * @param slot its number
   * @param micros its time
   */
  void add(long slot, long micros) {
    reserve(slot + 1);
    int block = Math.toIntExact(slot / BLOCK);
    lowest[block] = Math.min(lowest[block], micros);
    highest[block] = Math.max(highest[block], micros);
  }

  /** Returns the highest time, or {@link Long#MIN_VALUE} when there is none. */
  long highestMicros() {
    return Arrays.stream(highest).max().orElse(Long.MIN_VALUE);
  }

  /**
   * Returns the slots that may hold times of a window.
   *
   * @param fromMicros the first time
   * @param toMicros the first time after
   * @param slots how many slots there are
   * @return runs of whole blocks in rising order, the last cut at {@code slots}
   */
  List<Run> touching(long fromMicros, long toMicros, long slots) {
    List<Run> runs = new ArrayList<>();
    int blocks = (int) Math.min(lowest.length, (slots + BLOCK - 1) / BLOCK);
    for (int b = 0; b < blocks; b++) {
      int first = b;
      while (b < blocks && lowest[b] < toMicros && highest[b] >= fromMicros) {
        b++;
      }
      if (b > first) {
        runs.add(new Run((long) first * BLOCK, Math.min(slots, (long) b * BLOCK)));
      }
    }
    return runs;
  }
}
