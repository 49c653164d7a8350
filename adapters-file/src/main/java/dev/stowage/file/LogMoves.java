package dev.stowage.file;

import java.util.Arrays;
import java.util.List;

/** Where a compaction takes records from and to; 28 bytes for each. */
final class LogMoves {

  private final List<LogSegment> from;
  private long[] hashes = new long[64];
  private long[] origins = new long[64];
  private int[] lengths = new int[64];
  private int[] ends = new int[64];
  private int[] targets = new int[64];
  private int size;

  /**
   * Begins with none.
   *
   * @param from the segments that records are taken from
   */
  LogMoves(List<LogSegment> from) {
    this.from = List.copyOf(from);
  }

  /** Returns how many there are. */
  int size() {
    return size;
  }

  /**
   * Adds a record.
   *
   * @param hash the hash of its key
   * @param run which of the segments it lies in
   * @param place where it lies
   * @param target where in the new segment it is copied to; 0 when it is left out
   */
  void add(long hash, int run, LogPlace place, int target) {
    if (size == hashes.length) {
      int more = size + size / 2;
      hashes = Arrays.copyOf(hashes, more);
      origins = Arrays.copyOf(origins, more);
      lengths = Arrays.copyOf(lengths, more);
      ends = Arrays.copyOf(ends, more);
      targets = Arrays.copyOf(targets, more);
    }
    hashes[size] = hash;
    origins[size] = (long) run << Integer.SIZE | place.offset();
    lengths[size] = place.length();
    ends[size] = place.end();
    targets[size++] = target;
  }

  /** Does a move in the table: the record is where it was copied to, or is left out. */
  void apply(int move, LogSegment to, LogTable table) {
    LogSegment segment = from.get((int) (origins[move] >>> Integer.SIZE));
    LogPlace old = new LogPlace(segment, (int) origins[move], lengths[move], ends[move]);
    if (targets[move] == 0) {
      table.remove(hashes[move], old);
    } else {
      table.move(hashes[move], old, place(move, to));
    }
  }

  /** Returns the hint of the new segment. */
  LogHint.Builder hint(LogSegment to) {
    LogHint.Builder hint = new LogHint.Builder();
    for (int move = 0; move < size; move++) {
      if (targets[move] != 0) {
        hint.put(hashes[move], place(move, to));
      }
    }
    return hint;
  }

  private LogPlace place(int move, LogSegment to) {
    return new LogPlace(to, targets[move], lengths[move], ends[move]);
  }
}
