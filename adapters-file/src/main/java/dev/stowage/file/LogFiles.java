package dev.stowage.file;

import dev.stowage.file.CheckpointCells.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The directory of a keyed log: makes, opens and removes its segments and hints. */
final class LogFiles {

  private static final int FIRST_BYTES = 4096;

  private final StoreContext context;
  private final Path directory;

  /**
   * Names the directory, which need not exist.
   *
   * @param context the open store
   * @param directory where the log lies; its name is the name of the log
   */
  LogFiles(StoreContext context, Path directory) {
    this.context = context;
    this.directory = directory;
  }

  /** Returns the open store. */
  StoreContext context() {
    return context;
  }

  /** Returns the directory. */
  Path directory() {
    return directory;
  }

  /** Returns the name of the log. */
  String log() {
    return String.valueOf(directory.getFileName());
  }

  /** Returns the names of the segments that lie there. */
  List<LogName> segments() throws IOException {
    return context.disk().list(directory).stream()
        .map(Disk.Entry::name)
        .filter(LogName::isSegment)
        .flatMap(name -> LogName.parse(name).stream())
        .toList();
  }

  /** Makes the directory; it is on disk. */
  void makeDirectory() throws IOException {
    context.disk().createDirectory(directory);
    context.forceDirectory(FileNames.parent(directory));
  }

  /**
   * Makes an empty segment that can be written to. It is on disk, and so is its name: so a segment
   * without a whole header is damage, never the trace of a crash.
   *
   * @param number its number
   * @param secret the secret of the log
   */
  LogSegment create(int number, long secret) throws IOException {
    LogName name = new LogName(number, 0);
    LogHeader header = new LogHeader(context.random().getAsLong(), secret, number, number);
    byte[] first = Arrays.copyOf(header.encode(log(), 0), FIRST_BYTES);
    context.writeWhole(directory.resolve(name.segment()), first);
    LogSegment segment = new LogSegment(directory, name, header, open(name));
    try {
      open(segment, new Checkpoint(0, 0));
      return segment;
    } catch (IOException failed) {
      close(segment, failed);
      throw failed;
    }
  }

  /** Opens the file of a segment that exists. */
  DiskFile open(LogName name) throws IOException {
    return context.files().open(directory.resolve(name.segment()));
  }

  /**
   * Lets a segment be written to behind its checkpoint.
   *
   * @param segment all of it is on disk
   * @param checkpoint its checkpoint
   */
  void open(LogSegment segment, Checkpoint checkpoint) throws IOException {
    AppendedFile.Unit unit = new AppendedFile.Unit(segment.header().cells(), 1);
    segment.open(new AppendedFile(context, segment.file(), unit, checkpoint));
  }

  /**
   * Writes the hint of a sealed segment. Its name is not forced: who finds none, or an old one,
   * reads the segment.
   */
  void writeHint(LogSegment segment, LogHint.Builder hint) throws IOException {
    Path unfinished = FileNames.unfinished(segment.hint());
    context.writeUnfinished(
        unfinished, List.of(hint.encode(segment.header().fileId(), segment.end())));
    context.disk().rename(unfinished, segment.hint());
    segment.setHinted();
  }

  /** Removes a segment and its hint, which another has taken the place of. */
  void remove(LogName name) throws IOException {
    context.disk().delete(directory.resolve(name.hint()));
    context.disk().delete(directory.resolve(name.segment()));
  }

  /** Closes a segment because of a failure. */
  static void close(LogSegment segment, Exception cause) {
    try {
      segment.close();
    } catch (IOException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
  }
}
