package dev.stowage.file;

import dev.stowage.core.error.StowageException;
import dev.stowage.file.LogFrame.Lengths;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a keyed log: a {@link LogHeader}, then {@link LogFrame}s in order of arrival. Only
 * the last one of a log is written to; the others are sealed: all of them is on disk.
 *
 * <p>What lies between the header and {@link #end} never changes: a failed append is wiped, and
 * space given back, only behind it. So records are read through a {@link ViewedFile}.
 */
final class LogSegment implements Closeable {

  /** What is read at once of a longer record when only its front is asked for. */
  private static final int FRONT_READ = 2048;

  private final Path directory;
  private final LogName name;
  private final LogHeader header;
  private final DiskFile file;
  private final ViewedFile records;
  private volatile @Nullable AppendedFile open;
  private volatile long end;
  private volatile boolean retired;
  private volatile boolean hinted;
  private int slot = -1;
  private long live;

  /**
   * Takes over a sealed segment, or one that is being recovered.
   *
   * @param directory where it lies
   * @param name its name
   * @param header its header
   * @param file the open file
   */
  LogSegment(Path directory, LogName name, LogHeader header, DiskFile file) {
    this.directory = directory;
    this.name = name;
    this.header = header;
    this.file = file;
    this.records = new ViewedFile(file);
  }

  /** Returns its name. */
  LogName name() {
    return name;
  }

  /** Returns its header. */
  LogHeader header() {
    return header;
  }

  /** Returns its file. */
  DiskFile file() {
    return file;
  }

  /** Returns the path of its file. */
  Path path() {
    return directory.resolve(name.segment());
  }

  /** Returns the path of its hint, which may be there. */
  Path hint() {
    return directory.resolve(name.hint());
  }

  /** Returns where its last frame ends. */
  long end() {
    AppendedFile appended = open;
    return appended == null ? end : appended.end();
  }

  /** Tells whether its hint is written, and fits. */
  boolean isHinted() {
    return hinted;
  }

  /** Says that its hint is written. */
  void setHinted() {
    hinted = true;
  }

  /** Returns the bytes of all frames in it. */
  long frameBytes() {
    return end() - CheckpointCells.HEADER_BYTES;
  }

  /** Returns its number in the table of segments; guarded by {@link LogTable}. */
  int slot() {
    return slot;
  }

  /** Gives it a number in the table of segments. */
  void setSlot(int number) {
    slot = number;
  }

  /** Returns the bytes of the frames that count; guarded by {@link LogTable}. */
  long live() {
    return live;
  }

  /** Changes the bytes of the frames that count. */
  void addLive(long bytes) {
    live += bytes;
  }

  /** Lets the segment be written to. */
  void open(AppendedFile appended) {
    open = appended;
  }

  /** Ends writing to the segment; everything is on disk. */
  void seal(long length) {
    end = length;
    open = null;
    records.grewLast();
  }

  /** Tells whether it is written to. */
  boolean isOpen() {
    return open != null;
  }

  /** Appends a frame to the open segment, whose hint no longer fits then. */
  void append(LogFrame frame) throws IOException {
    AppendedFile appended = required();
    hinted = false;
    appended.append(frame.encode(header.fileId(), appended.end()));
  }

  /** Returns when the segment is on disk up to an offset. */
  void force(long upTo) throws IOException {
    AppendedFile appended = open;
    if (appended != null) {
      appended.force(upTo);
    }
  }

  /** Moves the checkpoint when much was written since. */
  void forceIfMuchIsUncertain() throws IOException {
    AppendedFile appended = open;
    if (appended != null) {
      appended.forceIfMuchIsUncertain();
    }
  }

  /** Forces everything, says so in the file and seals it. */
  void settle() throws IOException {
    AppendedFile appended = required();
    appended.settle();
    seal(appended.end());
  }

  /** Says that another segment has taken its place, and what reading it meets is no damage. */
  void retire() {
    retired = true;
  }

  /** Tells whether another segment has taken its place. */
  boolean isRetired() {
    return retired;
  }

  /**
   * Reads a record.
   *
   * @throws dev.stowage.core.error.StowageException CORRUPT naming file and offset
   */
  LogFrame read(int offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    records.read(offset, bytes, end());
    boolean holds =
        LogFrame.lengths(bytes).bytes() == length
            && LogFrame.frontHolds(header.fileId(), offset, bytes)
            && LogFrame.bodyHolds(bytes);
    return decoded(holds, offset, bytes);
  }

  /**
   * Reads a record without its body.
   *
   * @throws dev.stowage.core.error.StowageException CORRUPT naming file and offset
   */
  LogFrame readFront(int offset, int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, FRONT_READ)];
    records.read(offset, bytes, end());
    Lengths lengths = LogFrame.lengths(bytes);
    if (lengths.bytes() == length && lengths.frontEnd() > bytes.length) {
      bytes = new byte[lengths.frontEnd()];
      records.read(offset, bytes, end());
    }
    boolean holds =
        lengths.bytes() == length && LogFrame.frontHolds(header.fileId(), offset, bytes);
    return decoded(holds, offset, holds ? Arrays.copyOf(bytes, lengths.frontEnd()) : bytes);
  }

  private LogFrame decoded(boolean holds, int offset, byte[] bytes) {
    if (!holds) {
      throw damaged(offset);
    }
    return LogFrame.decode(bytes);
  }

  /** Reports a frame that is invalid although it was on disk. */
  StowageException damaged(long offset) {
    return FileErrors.corrupt(
        path(),
        offset,
        "the record fails its check although it was on disk; restore the file from a copy");
  }

  private AppendedFile required() {
    AppendedFile appended = open;
    if (appended == null) {
      throw new IllegalStateException(path() + " is sealed");
    }
    return appended;
  }

  @Override
  public void close() throws IOException {
    records.letGo();
    file.close();
  }
}
