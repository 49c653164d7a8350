package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Which records a keyed log has, by the hashes of their keys, and which segments they lie in.
 *
 * <p>Safe for use by many threads. Nothing is read or written under its lock, so nobody waits here
 * for the disk. What changes it holds the lock of the {@link LogWriter} besides: between a look and
 * the change that follows from it nothing moves.
 */
final class LogTable {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final LogIndex index = new LogIndex();
  private @Nullable LogSegment[] segments = new LogSegment[8];
  private long live;
  private long expiring;

  /**
   * What the records of a log come to.
   *
   * @param records how many there are
   * @param expiring how many of them have an end
   * @param live the bytes of their frames
   * @param written the bytes of all frames
   */
  record Totals(long records, long expiring, long live, long written) {}

  /**
   * Adds a segment.
   *
   * @throws StowageException UNAVAILABLE when there are too many
   */
  void add(LogSegment segment) {
    lock.writeLock().lock();
    try {
      int slot = 0;
      while (slot < segments.length && segments[slot] != null) {
        slot++;
      }
      if (slot == LogPlace.SEGMENTS) {
        throw new StowageException(
            ErrorKind.UNAVAILABLE, "create", "", "the log has " + slot + " segments; no more fit");
      }
      if (slot == segments.length) {
        segments = Arrays.copyOf(segments, slot * 2);
      }
      segments[slot] = segment;
      segment.setSlot(slot);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Removes a segment to which no record points any more; what reads it still is told so. */
  void retire(LogSegment segment) {
    lock.writeLock().lock();
    try {
      segments[segment.slot()] = null;
      segment.retire();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Returns the segments in their order. */
  List<LogSegment> segments() {
    lock.readLock().lock();
    try {
      List<LogSegment> found = new ArrayList<>();
      for (LogSegment segment : segments) {
        if (segment != null) {
          found.add(segment);
        }
      }
      found.sort((a, b) -> Integer.compare(a.name().number(), b.name().number()));
      return found;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Returns the records whose keys have a hash; mostly one at most. */
  List<LogPlace> find(long hash) {
    lock.readLock().lock();
    try {
      List<LogPlace> found = new ArrayList<>(1);
      index.visit(
          hash,
          (other, place, end) -> {
            if (other == hash) {
              found.add(unpacked(place, end));
            }
            return other == hash;
          });
      return found;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Puts a record in the place of another of its key, or of none. */
  void put(long hash, Optional<LogPlace> before, LogPlace place) {
    lock.writeLock().lock();
    try {
      if (before.isPresent()) {
        index.replace(hash, packed(before.get()), packed(place), place.end());
        count(before.get(), -1);
      } else {
        index.add(hash, packed(place), place.end());
      }
      count(place, 1);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Moves a record that is still where it was; else leaves it where it is now. */
  void move(long hash, LogPlace from, LogPlace to) {
    lock.writeLock().lock();
    try {
      if (index.replace(hash, packed(from), packed(to), to.end())) {
        count(from, -1);
        count(to, 1);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Removes a record if it is still where it was. */
  void remove(long hash, LogPlace place) {
    lock.writeLock().lock();
    try {
      if (index.remove(hash, packed(place))) {
        count(place, -1);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Tells whether a record is still at a place. */
  boolean isAt(long hash, LogPlace place) {
    lock.readLock().lock();
    try {
      return index.contains(hash, packed(place));
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Returns the hashes of some records in their order, each once.
   *
   * @param from the lowest
   * @param limit how many at most
   */
  List<Long> hashes(long from, int limit) {
    lock.readLock().lock();
    try {
      List<Long> found = new ArrayList<>();
      index.visit(
          from,
          (hash, place, end) -> {
            boolean another = found.isEmpty() || found.get(found.size() - 1) != hash;
            if (another && found.size() < limit) {
              found.add(hash);
            }
            return !another || found.get(found.size() - 1) == hash;
          });
      return found;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Takes the places of records that may have expired. */
  interface Expired {

    /** Takes a place; the frame decides when its end is {@link LogPlace#FAR}. */
    void visit(long hash, LogPlace place);
  }

  /**
   * Visits the records that have expired by their ends; nothing changes meanwhile. Looks at every
   * record, unless none has an end.
   */
  void visitExpired(long now, Expired visitor) {
    lock.readLock().lock();
    try {
      if (expiring == 0) {
        return;
      }
      index.visit(
          0,
          (hash, place, end) -> {
            if (LogPlace.mayHaveCome(end, now)) {
              visitor.visit(hash, unpacked(place, end));
            }
            return true;
          });
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Returns what the records come to. */
  Totals totals() {
    lock.readLock().lock();
    try {
      long written = 0;
      for (LogSegment segment : segments) {
        written += segment == null ? 0 : segment.frameBytes();
      }
      return new Totals(index.size(), expiring, live, written);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Returns the bytes of the frames in a segment that count. */
  long live(LogSegment segment) {
    lock.readLock().lock();
    try {
      return segment.live();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void count(LogPlace place, int sign) {
    live += sign * (long) place.length();
    place.segment().addLive(sign * (long) place.length());
    expiring += place.end() == LogPlace.NEVER ? 0 : sign;
  }

  private LogPlace unpacked(long place, int end) {
    LogSegment segment = segments[LogPlace.slot(place)];
    if (segment == null) {
      throw new IllegalStateException("a record points to a segment that is gone");
    }
    return new LogPlace(segment, LogPlace.offset(place), LogPlace.length(place), end);
  }

  private static long packed(LogPlace place) {
    return LogPlace.packed(place.segment().slot(), place.offset(), place.length());
  }
}
