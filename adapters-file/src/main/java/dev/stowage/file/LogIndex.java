package dev.stowage.file;

import java.util.Arrays;

/**
 * Where the records of a keyed log lie: 20 bytes for each, in arrays, between 23 and 30 with the
 * free slots.
 *
 * <p>A table with open addressing. The home of a hash is its share of the table, so homes rise with
 * hashes; within a run of occupied slots entries are kept in the order of their hashes. So the
 * whole table is sorted by hash: a list in that order is a walk over the slots, and growing is one
 * pass from left to right. Invariants: no entry lies before its home, none has a free slot between
 * its home and itself, and hashes never fall from left to right. A run that reaches the end of the
 * table makes the arrays longer; it does not go round.
 *
 * <p>Two keys may have one hash: both have an entry, and who looks for one compares keys. Not safe
 * for use by many threads.
 */
final class LogIndex {

  private static final int SMALLEST = 16;
  private static final double FULLEST = 0.85;
  private static final double EMPTIEST = 0.25;

  /** Hash and place of each slot, side by side: who finds the one has the other in the cache. */
  private long[] slots;

  private int[] ends;
  private int homes;
  private int size;

  LogIndex() {
    homes = SMALLEST;
    ends = new int[lengthFor(homes)];
    slots = new long[2 * ends.length];
  }

  /** Takes one entry after another. */
  interface Visitor {

    /**
     * Takes an entry.
     *
     * @param hash its hash
     * @param place where it lies; never 0
     * @param end when it expires, as {@link LogPlace} has it
     * @return whether to go on
     */
    boolean visit(long hash, long place, int end);
  }

  /** Returns how many entries there are. */
  int size() {
    return size;
  }

  /**
   * Adds an entry.
   *
   * @param hash the hash of its key
   * @param place where it lies; not 0, and not there yet
   * @param end when it expires
   */
  void add(long hash, long place, int end) {
    if (size + 1 > homes * FULLEST) {
      rebuild(homes / 4 * 5 + SMALLEST);
    }
    int at = home(hash);
    while (isTaken(at) && Long.compareUnsigned(hash(at), hash) <= 0) {
      at++;
    }
    int free = at;
    while (isTaken(free)) {
      free++;
    }
    if (free == ends.length) {
      lengthen(ends.length + ends.length / 8 + SMALLEST);
    }
    shift(at, at + 1, free - at);
    set(at, hash, place, end);
    size++;
  }

  /**
   * Gives an entry another place and end.
   *
   * @return false when there is no such entry
   */
  boolean replace(long hash, long oldPlace, long newPlace, int end) {
    int at = slot(hash, oldPlace);
    if (at >= 0) {
      set(at, hash, newPlace, end);
    }
    return at >= 0;
  }

  /**
   * Removes an entry.
   *
   * @return false when there is no such entry
   */
  boolean remove(long hash, long place) {
    int at = slot(hash, place);
    if (at < 0) {
      return false;
    }
    int end = at + 1;
    while (isTaken(end) && home(hash(end)) < end) {
      end++;
    }
    shift(at + 1, at, end - at - 1);
    set(end - 1, 0, 0, 0);
    size--;
    if (homes > SMALLEST && size < homes * EMPTIEST) {
      rebuild(Math.max(SMALLEST, size * 2));
    }
    return true;
  }

  /** Tells whether there is such an entry. */
  boolean contains(long hash, long place) {
    return slot(hash, place) >= 0;
  }

  /**
   * Visits entries in the order of their hashes as unsigned numbers.
   *
   * @param from the lowest hash to visit
   * @param visitor told of each entry
   */
  void visit(long from, Visitor visitor) {
    for (int at = home(from); at < ends.length; at++) {
      boolean visited = place(at) != 0 && Long.compareUnsigned(hash(at), from) >= 0;
      if (visited && !visitor.visit(hash(at), place(at), ends[at])) {
        return;
      }
    }
  }

  private int slot(long hash, long place) {
    for (int at = home(hash); isTaken(at); at++) {
      if (place(at) == place && hash(at) == hash) {
        return at;
      }
      if (Long.compareUnsigned(hash(at), hash) > 0) {
        return -1;
      }
    }
    return -1;
  }

  private int home(long hash) {
    return (int) (((hash >>> 32) * homes) >>> 32);
  }

  private static int lengthFor(int homes) {
    return homes + homes / 64 + SMALLEST;
  }

  private long hash(int at) {
    return slots[2 * at];
  }

  private long place(int at) {
    return slots[2 * at + 1];
  }

  private boolean isTaken(int at) {
    return at < ends.length && place(at) != 0;
  }

  private void set(int at, long hash, long place, int end) {
    slots[2 * at] = hash;
    slots[2 * at + 1] = place;
    ends[at] = end;
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(slots, 2 * from, slots, 2 * to, 2 * count);
    System.arraycopy(ends, from, ends, to, count);
  }

  private void lengthen(int length) {
    slots = Arrays.copyOf(slots, 2 * length);
    ends = Arrays.copyOf(ends, length);
  }

  private void rebuild(int newHomes) {
    long[] oldSlots = slots;
    int[] oldEnds = ends;
    homes = newHomes;
    ends = new int[lengthFor(newHomes)];
    slots = new long[2 * ends.length];
    int next = 0;
    for (int i = 0; i < oldEnds.length; i++) {
      long hash = oldSlots[2 * i];
      long place = oldSlots[2 * i + 1];
      if (place != 0) {
        next = Math.max(next, home(hash));
        if (next == ends.length) {
          lengthen(next + next / 8 + SMALLEST);
        }
        set(next++, hash, place, oldEnds[i]);
      }
    }
  }
}
