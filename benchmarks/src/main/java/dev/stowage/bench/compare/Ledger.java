package dev.stowage.bench.compare;

import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What is known of the links or pastes that were made, by their number. */
final class Ledger {

  /**
   * What is known of a record.
   *
   * @param id its id
   * @param deleteToken what deletes it
   * @param end from which second on it has expired; {@link Long#MAX_VALUE} for never
   */
  record Entry(String id, String deleteToken, long end) {

    /** Notes a record that was made. */
    static Entry of(String id, String deleteToken, Stamp stamp) {
      Instant end = stamp.expiresAt();
      return new Entry(id, deleteToken, end == null ? Long.MAX_VALUE : end.getEpochSecond());
    }

    boolean hasExpired(Instant now) {
      return end <= now.getEpochSecond();
    }

    boolean endsAs(Stamp stamp) {
      return equals(of(id, deleteToken, stamp));
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final BitSet removed = new BitSet();

  /** Notes the next record. */
  void add(Entry entry) {
    entries.add(entry);
  }

  /** Notes that a record was removed or burnt. */
  void remove(int number) {
    removed.set(number);
  }

  Entry entry(int number) {
    return entries.get(number);
  }

  boolean wasRemoved(int number) {
    return removed.get(number);
  }

  int size() {
    return entries.size();
  }

  /** Returns which ids a list must hold, may hold and must not. */
  Roll roll(Instant now) {
    Roll roll = new Roll();
    for (int number = 0; number < entries.size(); number++) {
      Entry entry = entries.get(number);
      if (removed.get(number)) {
        roll.mustNotCome(entry.id());
      } else if (entry.hasExpired(now)) {
        roll.mayCome(entry.id());
      } else {
        roll.mustCome(entry.id());
      }
    }
    return roll;
  }
}
