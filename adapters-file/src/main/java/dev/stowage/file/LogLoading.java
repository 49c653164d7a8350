package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.file.CheckpointCells.Checkpoint;
import dev.stowage.file.LogReader.Found;
import dev.stowage.file.LogReader.Part;
import dev.stowage.file.RecoveryReport.Cut;
import dev.stowage.file.RecoveryReport.Damaged;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens a keyed log.
 *
 * <p>Unfinished files are removed, and so are segments that another stands for. What is left must
 * follow number upon number without a gap. All segments but the last must be whole. Of the last,
 * everything up to the checkpoint must be valid; above it, the log is cut at the first frame that
 * is not: what follows was never acknowledged, for a force covers all that was written before. What
 * stays above the checkpoint is written again and forced before it counts: after a failed force the
 * system may show pages that it never wrote and believes clean.
 */
final class LogLoading {

  private static final Logger LOG = System.getLogger("dev.stowage.file");

  private final LogFiles files;
  private final Disk disk;
  private final LogTable table = new LogTable();
  private final LogReader reader = new LogReader(table);
  private final List<LogSegment> segments = new ArrayList<>();
  private final KeyHash.Family family;
  private Optional<Cut> cut = Optional.empty();

  /**
   * Prepares to open a log.
   *
   * @param files its directory
   * @param family makes the hash of its keys
   */
  LogLoading(LogFiles files, KeyHash.Family family) {
    this.files = files;
    this.disk = files.context().disk();
    this.family = family;
  }

  /**
   * A log that was opened.
   *
   * @param table its records; none when it is damaged
   * @param start where it goes on; a fresh secret when there was no log
   * @param cut what a crash had left invalid, if anything
   * @param damage why it cannot be used; null when it can
   */
  record Loaded(
      LogTable table, LogWriter.Start start, Optional<Cut> cut, @Nullable StowageException damage) {

    /** Returns the findings. */
    RecoveryReport report() {
      return new RecoveryReport(
          List.of(),
          cut.stream().toList(),
          damage == null ? List.of() : List.of(new Damaged(Path.of(damage.key()), damage.what())));
    }
  }

  /**
   * Opens the log; one that is damaged is opened as such, so that the rest of the store can be
   * used.
   */
  Loaded load() throws IOException {
    try {
      return loadSound();
    } catch (StowageException found) {
      if (found.kind() != ErrorKind.CORRUPT) {
        throw found;
      }
      LOG.log(Level.WARNING, found.key() + ": " + found.what());
      return new Loaded(new LogTable(), new LogWriter.Start(0, null), Optional.empty(), found);
    }
  }

  private Loaded loadSound() throws IOException {
    if (disk.stat(files.directory()).isEmpty()) {
      return empty();
    }
    try {
      openAll(clean());
      if (segments.isEmpty()) {
        return empty();
      }
      requireNoGap();
      for (LogSegment segment : segments.subList(0, segments.size() - 1)) {
        loadSealed(segment);
      }
      LogSegment last = segments.get(segments.size() - 1);
      loadLast(last);
      return new Loaded(table, new LogWriter.Start(last.header().secret(), last), cut, null);
    } catch (IOException | RuntimeException failed) {
      segments.forEach(segment -> LogFiles.close(segment, failed));
      throw failed;
    }
  }

  private Loaded empty() {
    long secret = files.context().random().getAsLong();
    return new Loaded(table, new LogWriter.Start(secret, null), cut, null);
  }

  /** Removes unfinished files; returns the names of segments, the newest first. */
  private List<LogName> clean() throws IOException {
    for (Disk.Entry entry : disk.list(files.directory())) {
      if (FileNames.isUnfinished(entry.name())) {
        disk.delete(entry.path());
      }
    }
    return files.segments().stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** Opens segments from the newest on, and removes those that a newer one stands for. */
  private void openAll(List<LogName> newestFirst) throws IOException {
    int standsFor = Integer.MAX_VALUE;
    for (LogName name : newestFirst) {
      if (name.number() >= standsFor) {
        files.remove(name);
        continue;
      }
      LogSegment segment = open(name);
      standsFor = segment.header().first();
    }
    Collections.reverse(segments);
  }

  private LogSegment open(LogName name) throws IOException {
    Path path = files.directory().resolve(name.segment());
    byte[] head = new byte[CheckpointCells.HEADER_BYTES];
    DiskFile file = files.open(name);
    try {
      if (file.length() < head.length) {
        throw FileErrors.corrupt(path, file.length(), "the file ends within its header");
      }
      file.read(0, head, 0, head.length);
      LogHeader header = LogHeader.decode(path, head, files.log());
      if (header.last() != name.number()) {
        throw FileErrors.corrupt(path, 28, "the file was number " + header.last() + "; rename it");
      }
      LogSegment segment = new LogSegment(files.directory(), name, header, file);
      segments.add(segment);
      return segment;
    } catch (IOException | RuntimeException failed) {
      try (file) {
        throw failed;
      }
    }
  }

  private void requireNoGap() {
    int expected = 1;
    for (LogSegment segment : segments) {
      if (segment.header().first() != expected) {
        throw FileErrors.corrupt(
            segment.path(),
            0,
            "segment " + expected + ", which comes before this one, is missing; restore it");
      }
      if (segment.header().secret() != segments.get(0).header().secret()) {
        throw FileErrors.corrupt(
            segment.path(), 16, "the file belongs to another log; put it back to its place");
      }
      expected = segment.header().last() + 1;
    }
  }

  private Checkpoint checkpoint(LogSegment segment) throws IOException {
    byte[] head = new byte[CheckpointCells.HEADER_BYTES];
    segment.file().read(0, head, 0, head.length);
    Checkpoint checkpoint = segment.header().cells().read(segment.path(), head);
    if (segment.file().length() < offset(checkpoint)) {
      throw FileErrors.corrupt(
          segment.path(),
          segment.file().length(),
          "the file ends before its checkpoint at " + offset(checkpoint));
    }
    return checkpoint;
  }

  private static long offset(Checkpoint checkpoint) {
    return CheckpointCells.HEADER_BYTES + checkpoint.value();
  }

  private void loadSealed(LogSegment segment) throws IOException {
    long end = offset(checkpoint(segment));
    if (segment.file().length() != end) {
      throw FileErrors.corrupt(
          segment.path(), end, "the file goes on after its end; restore it from a copy");
    }
    table.add(segment);
    segment.seal(end);
    if (!loadHint(segment, end)) {
      scan(segment, end, end);
    }
  }

  private void loadLast(LogSegment segment) throws IOException {
    Checkpoint checkpoint = checkpoint(segment);
    long known = offset(checkpoint);
    long length = segment.file().length();
    table.add(segment);
    segment.seal(length);
    if (length == known && loadHint(segment, known)) {
      files.open(segment, checkpoint);
      return;
    }
    LogScan scan = scan(segment, known, length);
    files.open(segment, length == known ? checkpoint : repair(segment, checkpoint, scan));
  }

  /** Indexes the frames of a segment; all up to an offset must be valid. */
  private LogScan scan(LogSegment segment, long known, long until) throws IOException {
    KeyHash hash = family.of(segment.header().secret());
    LogScan scan = new LogScan(segment.file(), segment.header().fileId(), until);
    while (scan.next()) {
      byte[] key = scan.frame().record().key();
      apply(hash.of(key), key, scan.place(segment), scan.frame().removal());
    }
    scan.requireUpTo(known, segment);
    return scan;
  }

  /** Cuts off what a crash left invalid, and makes sure of the rest. */
  private Checkpoint repair(LogSegment segment, Checkpoint checkpoint, LogScan scan)
      throws IOException {
    DiskFile file = segment.file();
    long known = offset(checkpoint);
    long rubbish = scan.endOfRubbish() - scan.end();
    if (rubbish > 0) {
      cut = Optional.of(new Cut(segment.path(), rubbish, scan.end()));
      LOG.log(
          Level.WARNING,
          segment.path()
              + ": what a crash left half-written was cut off: "
              + rubbish
              + " bytes at offset "
              + scan.end());
    }
    byte[] tail = new byte[Math.toIntExact(scan.end() - known)];
    file.read(known, tail, 0, tail.length);
    file.truncate(scan.end());
    file.write(known, tail);
    file.force();
    Checkpoint next =
        new Checkpoint(scan.end() - CheckpointCells.HEADER_BYTES, 1 - checkpoint.nextCell());
    int cell = checkpoint.nextCell();
    file.write(CheckpointCells.at(cell), segment.header().cells().cell(cell, next.value()));
    file.force();
    return next;
  }

  /** Indexes a segment by its hint; tells whether there was one that fits. */
  private boolean loadHint(LogSegment segment, long length) throws IOException {
    if (disk.stat(segment.hint()).isEmpty()) {
      return false;
    }
    Optional<LogHint> found =
        LogHint.decode(disk.readAll(segment.hint()), segment.header().fileId(), length);
    if (found.isEmpty()) {
      return false;
    }
    LogHint hint = found.get();
    for (int entry = 0; entry < hint.size(); entry++) {
      LogPlace place = hint.place(entry, segment);
      byte @Nullable [] key =
          table.find(hint.hash(entry)).isEmpty()
              ? null
              : segment.readFront(place.offset(), place.length()).record().key();
      apply(hint.hash(entry), key, place, hint.isRemoval(entry));
    }
    segment.setHinted();
    return true;
  }

  /**
   * Does what a frame says.
   *
   * @param key the key; may be null when no record has its hash
   */
  private void apply(long keyHash, byte @Nullable [] key, LogPlace place, boolean removal)
      throws IOException {
    Optional<LogPlace> before =
        key == null ? Optional.empty() : reader.find(keyHash, key, Part.FRONT).map(Found::place);
    if (!removal) {
      table.put(keyHash, before, place);
    } else if (before.isPresent()) {
      table.remove(keyHash, before.get());
    }
  }
}
