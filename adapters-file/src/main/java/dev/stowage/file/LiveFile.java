package dev.stowage.file;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The live file of one series and day: a {@link LiveHeader}, then slots ({@link SlotCodec}) in
 * order of arrival, then preallocated zeros.
 *
 * <p>A slot below {@link #slots()} never changes, so reading needs no lock: what is appended
 * meanwhile lies beyond. A value is overwritten, and a reading discarded, by a later slot; the last
 * slot of a time counts. Space is made by writing zeros before it is used, so that a full disk
 * fails before anything is half-written.
 *
 * <p>When writing slots fails midway, whole slots of the failed call may be on disk. They are wiped
 * before their place is used again: else, after a crash, the rest of them would follow a later
 * append and win over it. When even that fails, the store takes no more writes.
 */
final class LiveFile implements Closeable {

  private static final int SLOTS_A_WRITE = 1 << 16;
  private static final long CHECKPOINT_BYTES = 4 << 20;
  private static final long LARGEST_GROWTH = 4 << 20;
  private static final int BLOCK_BYTES = 4096;
  private static final int ZEROS = 1 << 20;

  private final StoreContext context;
  private final Place place;
  private final DiskFile file;
  private final LiveHeader header;
  private final ZoneIndex zones;
  private final GroupForce force;
  private final int slotBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long slots;
  private long capacity;
  private long checkpoint;
  private int nextCell;

  /**
   * Takes over a file as it was made or recovered.
   *
   * @param context the open store
   * @param place where the file lies and whose it is
   * @param file the open file
   * @param found what the file holds; all of it is on disk
   */
  LiveFile(StoreContext context, Place place, DiskFile file, Content found) throws IOException {
    this.context = context;
    this.place = place;
    this.file = file;
    this.header = found.header();
    this.zones = found.zones();
    this.slots = found.slots();
    this.checkpoint = found.slots();
    this.nextCell = found.cell();
    this.slotBytes = header.width() + SlotCodec.CHECK_BYTES;
    this.capacity = file.length();
    this.force = new GroupForce(context, file, () -> slots, slots);
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
   * @param cell the checkpoint cell to write next
   * @param slots how many slots are written
   * @param zones their times
   */
  record Content(LiveHeader header, int cell, long slots, ZoneIndex zones) {

    /** Returns the content of a file without slots. */
    static Content none(LiveHeader header) {
      return new Content(header, 0, 0, new ZoneIndex());
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
      if ((slots - checkpoint) * slotBytes >= CHECKPOINT_BYTES) {
        force(slots);
      }
    }
    return slots;
  }

  /**
   * Returns when the slots up to a number are on disk.
   *
   * @param end a number of slots that are written
   */
  void force(long end) throws IOException {
    long forced = force.upTo(end);
    lock.lock();
    try {
      if ((forced - checkpoint) * slotBytes >= CHECKPOINT_BYTES) {
        advance(forced);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forces all slots, says so in the checkpoint and gives back the preallocated space. */
  void settle() throws IOException {
    lock.lock();
    try {
      force.upTo(slots);
      if (checkpoint == slots && capacity == offset(slots)) {
        return;
      }
      file.truncate(offset(slots));
      capacity = offset(slots);
      advance(slots);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads what the slots say about a window of time.
   *
   * @param window the times
   * @return readings and discards in order of arrival
   * @throws dev.stowage.core.error.StowageException CORRUPT naming file and offset
   */
  LiveOps read(TimeRange window) throws IOException {
    SlotReader reader = new SlotReader(place, file, header, window);
    for (ZoneIndex.Run run : touching(window)) {
      reader.read(run.from(), run.to());
    }
    return reader.ops();
  }

  @Override
  public void close() throws IOException {
    file.close();
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
    grow(offset(slots + readings.size()));
    try {
      file.write(offset(slots), bytes);
    } catch (IOException failed) {
      wipe(offset(slots), bytes.length, failed);
      throw failed;
    }
    long end = slots + readings.size();
    for (int i = 0; i < readings.size(); i++) {
      zones.add(slots + i, readings.micros(i));
    }
    slots = end;
  }

  private void wipe(long at, int length, IOException cause) {
    try {
      file.write(at, new byte[length]);
    } catch (IOException alsoFailed) {
      cause.addSuppressed(alsoFailed);
      context.state().poison(cause);
    }
  }

  /** Writes zeros so that the file reaches at least to an offset: an eighth more, in blocks. */
  private void grow(long end) throws IOException {
    if (end <= capacity) {
      return;
    }
    long wanted = end + Math.min(LARGEST_GROWTH, end / 8);
    long target = (wanted + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
    try {
      for (long at = capacity; at < target; at += ZEROS) {
        file.write(at, new byte[(int) Math.min(ZEROS, target - at)]);
      }
    } catch (IOException failed) {
      shrinkBack(failed);
      throw failed;
    }
    capacity = target;
  }

  private void shrinkBack(IOException cause) {
    try {
      file.truncate(capacity);
    } catch (IOException alsoFailed) {
      cause.addSuppressed(alsoFailed); // What is left are zeros: empty slots.
    }
  }

  /**
   * Writes the checkpoint and forces it, so that at most one of the two cells is ever uncertain.
   */
  private void advance(long forced) throws IOException {
    file.write(LiveHeader.cellAt(nextCell), header.cell(nextCell, forced));
    context.force(file);
    nextCell = 1 - nextCell;
    checkpoint = forced;
  }

  private long offset(long slot) {
    return LiveHeader.BYTES + slot * slotBytes;
  }
}
