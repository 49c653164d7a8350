package dev.stowage.file;

import dev.stowage.file.CheckpointCells.Checkpoint;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that is only appended to: a header of 64 bytes that ends in {@link CheckpointCells}, what
 * was appended, then preallocated zeros.
 *
 * <p>Bytes below {@link #end()} never change, so reading them needs no lock. Space is made by
 * writing zeros before it is used, so that a full disk fails before anything is half-written.
 *
 * <p>When a write fails midway, a part of it may be on disk. It is wiped before its place is used
 * again: else, after a crash, the rest of it would follow a later append. When even that fails, the
 * store takes no more writes.
 */
final class AppendedFile implements Closeable {

  /** How much may be written beyond the checkpoint before it is moved. */
  private static final long CHECKPOINT_BYTES = 4 << 20;

  private static final long LARGEST_GROWTH = 4 << 20;
  private static final int BLOCK_BYTES = 4096;
  private static final int ZEROS = 1 << 20;

  private final StoreContext context;
  private final DiskFile file;
  private final Unit unit;
  private final GroupForce force;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long end;
  private long capacity;
  private volatile long checkpoint;
  private int nextCell;

  /**
   * Takes over a file all of which is on disk.
   *
   * @param context the open store
   * @param file the open file
   * @param unit what its checkpoint counts
   * @param known its checkpoint, at the end of what it holds
   */
  AppendedFile(StoreContext context, DiskFile file, Unit unit, Checkpoint known)
      throws IOException {
    this.context = context;
    this.file = file;
    this.unit = unit;
    this.end = unit.offset(known.value());
    this.checkpoint = end;
    this.nextCell = known.nextCell();
    this.capacity = file.length();
    this.force = new GroupForce(context, file, () -> end, end);
  }

  /**
   * What the checkpoint of a file counts.
   *
   * @param cells the cells of the file
   * @param bytes the length of what is counted
   */
  record Unit(CheckpointCells cells, int bytes) {

    /** Returns where so many of them end. */
    long offset(long count) {
      return CheckpointCells.HEADER_BYTES + count * bytes;
    }

    /** Returns how many of them end at an offset. */
    long count(long offset) {
      return (offset - CheckpointCells.HEADER_BYTES) / bytes;
    }
  }

  /** Returns the lock that appending takes, for who must look before it writes. Reentrant. */
  ReentrantLock appending() {
    return lock;
  }

  /** Returns where the next append begins; never sinks. */
  long end() {
    return end;
  }

  /**
   * Writes bytes behind the last ones; they are on disk after {@link #force}.
   *
   * @param bytes what to append
   * @return the end of them
   * @throws HalfWritten when a part of it may be there
   * @throws IOException when nothing was appended
   */
  long append(byte[] bytes) throws IOException {
    lock.lock();
    try {
      file.hold();
      try {
        grow(end + bytes.length);
        write(bytes);
        return end;
      } finally {
        file.letGo();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Moves the checkpoint when much was written since; that needs a force in either durability. */
  void forceIfMuchIsUncertain() throws IOException {
    if (end - checkpoint >= CHECKPOINT_BYTES) {
      force(end);
    }
  }

  /**
   * Returns when the file is on disk up to an offset.
   *
   * @param upTo an offset that is written
   */
  void force(long upTo) throws IOException {
    long forced = force.upTo(upTo);
    if (forced - checkpoint < CHECKPOINT_BYTES) {
      return;
    }
    lock.lock();
    try {
      if (forced - checkpoint >= CHECKPOINT_BYTES) {
        advance(forced);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forces everything, says so in the checkpoint and gives back the preallocated space. */
  void settle() throws IOException {
    lock.lock();
    try {
      force.upTo(end);
      if (checkpoint == end && capacity == end) {
        return;
      }
      file.truncate(end);
      capacity = end;
      advance(end);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void write(byte[] bytes) throws IOException {
    long next = end + bytes.length;
    try {
      file.write(end, bytes);
    } catch (IOException failed) {
      wipe(end, bytes.length, failed);
      throw failed;
    }
    end = next;
  }

  private void wipe(long at, int length, IOException cause) throws HalfWritten {
    try {
      file.write(at, new byte[length]);
    } catch (IOException alsoFailed) {
      cause.addSuppressed(alsoFailed);
      context.state().poison(cause);
      throw new HalfWritten(cause);
    }
  }

  /** What was to be appended may be there after the next opening: whole, in part, or not at all. */
  static final class HalfWritten extends IOException {

    private static final long serialVersionUID = 1L;

    HalfWritten(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Writes zeros so that the file reaches at least to an offset: an eighth more, in blocks. */
  private void grow(long needed) throws IOException {
    if (needed <= capacity) {
      return;
    }
    long wanted = needed + Math.min(LARGEST_GROWTH, needed / 8);
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
      cause.addSuppressed(alsoFailed); // What is left are zeros, which mean nothing.
    }
  }

  /**
   * Writes the checkpoint and forces it, so that at most one of the two cells is ever uncertain.
   */
  private void advance(long forced) throws IOException {
    file.write(CheckpointCells.at(nextCell), unit.cells().cell(nextCell, unit.count(forced)));
    context.force(file);
    nextCell = 1 - nextCell;
    checkpoint = forced;
  }
}
