package dev.stowage.file;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the last segment of a log, one frame at a time, and begins another segment when it is
 * full. Who changes the log holds the {@link #lock()} from the look to the change.
 */
final class LogWriter {

  private final LogFiles files;
  private final LogTable table;
  private final LogSettings settings;
  private final long secret;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable LogSegment last;
  private volatile @Nullable LogPlace lastRemoval;
  private volatile long written;
  private volatile int sealed;

  /**
   * Goes on behind the last segment.
   *
   * @param files the directory of the log
   * @param table the records of the log
   * @param settings sizes
   * @param start the secret of the log and its last segment
   */
  LogWriter(LogFiles files, LogTable table, LogSettings settings, Start start) {
    this.files = files;
    this.table = table;
    this.settings = settings;
    this.secret = start.secret();
    this.last = start.last();
  }

  /**
   * Where a log goes on.
   *
   * @param secret the secret of the log
   * @param last its last segment; null when it has none
   */
  record Start(long secret, @Nullable LogSegment last) {}

  /** Returns the lock that every change takes. Reentrant. */
  ReentrantLock lock() {
    return lock;
  }

  /** Returns the bytes of the frames that were appended since the log was opened. */
  long written() {
    return written;
  }

  /** Returns how many segments were sealed since the log was opened. */
  int sealed() {
    return sealed;
  }

  /**
   * Appends a record; the caller holds the lock.
   *
   * @return where it lies; on disk after {@link #await}
   * @throws IOException when nothing was appended, unless it is {@link AppendedFile.HalfWritten}
   */
  LogPlace put(LogRecord record) throws IOException {
    return append(LogFrame.put(record));
  }

  /** Appends the removal of a record, likewise. */
  LogPlace remove(byte[] key) throws IOException {
    LogPlace place = append(LogFrame.removal(key));
    lastRemoval = place;
    return place;
  }

  /** Returns the last removal, which is why a record that was there may not be found. */
  @Nullable LogPlace lastRemoval() {
    return lastRemoval;
  }

  /**
   * Returns when what was read or written at a place survives a power loss, if the durability says
   * that it shall.
   *
   * @param place a place, or null for nothing to wait for
   */
  void await(@Nullable LogPlace place) throws IOException {
    if (place != null && files.context().durability() == Durability.GROUP) {
      place.segment().force(place.until());
    }
  }

  /** Moves the checkpoint when much was written since, in either durability. */
  void forceIfMuchIsUncertain() throws IOException {
    LogSegment segment = last;
    if (segment != null) {
      segment.forceIfMuchIsUncertain();
    }
  }

  /**
   * Returns when everything that is written now is on disk, in either durability: what lies in
   * other segments than the last is.
   */
  void forceWritten() throws IOException {
    LogSegment segment = last;
    if (segment != null) {
      segment.force(segment.end());
    }
  }

  /** Seals the last segment when not everything in it counts, so that it can be compacted. */
  void sealGarbage() throws IOException {
    lock.lock();
    try {
      LogSegment segment = last;
      if (segment != null && segment.isOpen() && table.live(segment) < segment.frameBytes()) {
        next(segment);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forces the last segment, says so in it, and ends all writing; returns it, if there is one. */
  @Nullable LogSegment settle() throws IOException {
    lock.lock();
    try {
      LogSegment segment = last;
      if (segment != null && segment.isOpen()) {
        segment.settle();
      }
      return segment;
    } finally {
      lock.unlock();
    }
  }

  private LogPlace append(LogFrame frame) throws IOException {
    LogSegment segment = roomFor(frame.bytes());
    int offset = (int) segment.end();
    segment.append(frame);
    long sum = written + frame.bytes();
    written = sum;
    return new LogPlace(segment, offset, frame.bytes(), LogPlace.endOf(frame.record().expires()));
  }

  private LogSegment roomFor(int bytes) throws IOException {
    LogSegment segment = last;
    if (segment == null) {
      files.makeDirectory();
      return begin(1);
    }
    boolean full = segment.frameBytes() > 0 && segment.end() + bytes > settings.segmentBytes();
    return full || !segment.isOpen() ? next(segment) : segment;
  }

  /** A segment is sealed, and on disk to its end, before the next one exists. */
  private LogSegment next(LogSegment segment) throws IOException {
    if (segment.isOpen()) {
      segment.settle();
      int count = sealed + 1;
      sealed = count;
    }
    return begin(segment.name().number() + 1);
  }

  private LogSegment begin(int number) throws IOException {
    LogSegment segment = files.create(number, secret);
    table.add(segment);
    last = segment;
    return segment;
  }
}
