package dev.stowage.file;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.file.CheckpointCells.Checkpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The live file of one series and day: a {@link LiveHeader}, then slots ({@link SlotCodec}) in
 * order of arrival, then preallocated zeros.
 *
 * <p>A slot below {@link #slots()} never changes, so reading needs no lock: what is appended
 * meanwhile lies beyond. A value is overwritten, and a reading discarded, by a later slot; the last
 * slot of a time counts.
 */
final class LiveFile implements Closeable {

  private static final int SLOTS_A_WRITE = 1 << 16;

  private final Place place;
  private final DiskFile file;
  private final LiveHeader header;
  private final ZoneIndex zones;
  private final AppendedFile appended;
  private final int slotBytes;
  private final ReentrantLock lock;
  private volatile long slots;

  /**
   * Takes over a file as it was made or recovered.
   *
   * @param context the open store
   * @param place where the file lies and whose it is
   * @param file the open file
   * @param found what the file holds; all of it is on disk
   */
  LiveFile(StoreContext context, Place place, DiskFile file, Content found) throws IOException {
    this.place = place;
    this.file = file;
    this.header = found.header();
    this.zones = found.zones();
    this.slots = found.slots().value();
    this.slotBytes = header.width() + SlotCodec.CHECK_BYTES;
    AppendedFile.Unit unit = new AppendedFile.Unit(header.cells(), slotBytes);
    this.appended = new AppendedFile(context, file, unit, found.slots());
    this.lock = appended.appending();
  }

  /**
   * Where a live file lies.
   *
   * @param path the file
   * @param series the series
   * @param day days since 1970
   */
  record Place(Path path, Series series, long day) {}

  /**
   * What a live file holds.
   *
   * @param header its header
   * @param slots how many slots are written, all of them on disk
   * @param zones their times
   */
  record Content(LiveHeader header, Checkpoint slots, ZoneIndex zones) {

    /** Returns the content of a file without slots. */
    static Content none(LiveHeader header) {
      return new Content(header, new Checkpoint(0, 0), new ZoneIndex());
    }
  }

  /** Returns the file. */
  Path path() {
    return place.path();
  }

  /** Returns how many slots are written; never sinks. */
  long slots() {
    return slots;
  }

  /** Returns the bytes of all slots that are written. */
  long encodedBytes() {
    return slots * slotBytes;
  }

  /** Returns the lock that appending takes, for who must look before it writes. Reentrant. */
  ReentrantLock appending() {
    return lock;
  }

  /** Returns the highest time of any slot, discards included. */
  long highestMicros() {
    lock.lock();
    try {
      return zones.highestMicros();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes slots; they are seen at once, and on disk after {@link #force}.
   *
   * @param readings readings of the file's day, in order of arrival
   * @param kind READING or DISCARD
   * @return the number of slots up to and with these
   */
  long append(Readings readings, SlotKind kind) throws IOException {
    lock.lock();
    try {
      file.hold();
      try {
        return appendHeld(readings, kind);
      } finally {
        file.letGo();
      }
    } finally {
      lock.unlock();
    }
  }

  private long appendHeld(Readings readings, SlotKind kind) throws IOException {
    for (int from = 0; from < readings.size(); from += SLOTS_A_WRITE) {
      write(readings.slice(from, Math.min(readings.size(), from + SLOTS_A_WRITE)), kind);
      appended.forceIfMuchIsUncertain();
    }
    return slots;
  }

  /**
   * Returns when the slots up to a number are on disk.
   *
   * @param end a number of slots that are written
   */
  void force(long end) throws IOException {
    appended.force(offset(end));
  }

  /** Forces all slots, says so in the checkpoint and gives back the preallocated space. */
  void settle() throws IOException {
    appended.settle();
  }

  /**
   * Reads what the slots say about a window of time.
   *
   * @param window the times
   * @param most how many slots may be of the window; any number if it is a microsecond wide
   * @return readings and discards in order of arrival; empty when there are more
   * @throws dev.stowage.core.error.StowageException CORRUPT naming file and offset
   */
  Optional<LiveOps> read(TimeRange window, int most) throws IOException {
    SlotReader reader = new SlotReader(place, file, header, window);
    for (ZoneIndex.Run run : touching(window)) {
      if (!reader.read(run.from(), run.to(), most)) {
        return Optional.empty();
      }
    }
    return Optional.of(reader.ops());
  }

  @Override
  public void close() throws IOException {
    appended.close();
  }

  private List<ZoneIndex.Run> touching(TimeRange window) {
    lock.lock();
    try {
      return zones.touching(window.fromMicros(), window.toMicros(), slots);
    } finally {
      lock.unlock();
    }
  }

  private void write(Readings readings, SlotKind kind) throws IOException {
    byte[] packed = readings.packed();
    byte[] bytes = new byte[readings.size() * slotBytes];
    SlotCodec codec = new SlotCodec(header.fileId(), header.width());
    for (int i = 0; i < readings.size(); i++) {
      System.arraycopy(packed, i * header.width(), bytes, i * slotBytes, header.width());
      codec.seal(kind, slots + i, bytes, i * slotBytes);
    }
    long end = slots + readings.size();
    // Before anything is written: should memory be wanting, file and numbers still agree.
    zones.reserve(end);
    appended.append(bytes);
    for (int i = 0; i < readings.size(); i++) {
      zones.add(slots + i, readings.micros(i));
    }
    slots = end;
  }

  private long offset(long slot) {
    return LiveHeader.BYTES + slot * slotBytes;
  }
}
