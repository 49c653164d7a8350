package dev.stowage.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the sealed segments of a log that leaves only what counts.
 *
 * <p>The pass goes from the oldest segment to the newest, run by run: a run is a segment, or
 * several neighbours that fit into one together. Its live frames are copied to an unfinished file,
 * which is forced and renamed; from then on it stands for the run, and the old segments are
 * removed. The rename is the only instant that counts: before it a crash leaves the old segments,
 * after it the new one, and a leftover of the run is known by the numbers that the new one stands
 * for.
 *
 * <p>What the new one stands for leaves the table at once, whatever becomes of the files: so the
 * segments in the table always stand for all numbers, each for its own, and a file that could not
 * be removed is covered by one of them, also by what that is merged into later, and recovery takes
 * it for a leftover. Each pass tries again to remove those. A file that none of the table covers is
 * the new one of a pass that failed after its rename. An opening would believe that one, so it must
 * be gone before anything else is rewritten.
 *
 * <p>Why nothing comes back: a removal can be left out because the records that it removed are gone
 * already. They lie in older segments, all of which this pass has rewritten, or found to hold
 * nothing but what counts, since the removal was written; so a pass begins with the oldest, and one
 * that fails ends there. An expired record is left out in the same way.
 *
 * <p>Why nothing is lost: a frame is left out because of a later one, which may not be on disk yet.
 * So everything that is written is forced before the rename.
 *
 * <p>The alternative was to move live records to the end of the log, as log-structured stores do:
 * no rename and no two files of one run, but hot and cold records are mixed, and every writer waits
 * for the copying.
 */
final class LogCompaction {

  private static final int MOVES_AT_ONCE = 1024;

  private final LogParts log;
  private final LogFiles files;
  private final LogTable table;
  private final BooleanSupplier stopped;
  private @Nullable IOException failure;

  /**
   * Prepares a pass.
   *
   * @param log the log
   * @param stopped asked now and then whether to give up
   */
  LogCompaction(LogParts log, BooleanSupplier stopped) {
    this.log = log;
    this.files = log.files();
    this.table = log.table();
    this.stopped = stopped;
  }

  /**
   * Compacts all sealed segments that hold garbage.
   *
   * @param now seconds since 1970: what has expired by then is garbage
   * @throws IOException when it ended early, or did not but could not remove a file
   */
  void pass(long now) throws IOException {
    log.writer().sealGarbage();
    List<LogSegment> sealed = new ArrayList<>(table.segments());
    sealed.removeIf(LogSegment::isOpen);
    if (!sealed.isEmpty()) {
      removeLeftovers(sealed);
    }
    Set<LogSegment> expired = new HashSet<>();
    table.visitExpired(now, (hash, place) -> expired.add(place.segment()));
    int at = 0;
    while (at < sealed.size() && !stopped.getAsBoolean()) {
      List<LogSegment> run = run(sealed.subList(at, sealed.size()));
      if (run.size() > 1 || expired.contains(run.get(0)) || hasGarbage(run.get(0))) {
        rewrite(run, now);
      }
      at += run.size();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Removes what passes left that failed; only a pass makes files of these numbers. */
  private void removeLeftovers(List<LogSegment> sealed) throws IOException {
    NavigableMap<Integer, LogName> names = new TreeMap<>();
    sealed.forEach(segment -> names.put(segment.name().number(), segment.name()));
    for (LogName found : files.segments()) {
      Map.Entry<Integer, LogName> present = names.ceilingEntry(found.number());
      if (present != null && found.compareTo(present.getValue()) < 0) {
        attempt(() -> files.remove(found));
      } else if (present != null && !found.equals(present.getValue())) {
        files.remove(found);
      }
    }
  }

  private void attempt(Removal removal) {
    try {
      removal.run();
    } catch (IOException failed) {
      if (failure == null) {
        failure = failed;
      } else {
        failure.addSuppressed(failed);
      }
    }
  }

  /** A step without which there is less room and no harm. */
  private interface Removal {
    void run() throws IOException;
  }

  private boolean hasGarbage(LogSegment segment) {
    return table.live(segment) < segment.frameBytes();
  }

  /** Returns the first segments that fit into one together, at least one. */
  private List<LogSegment> run(List<LogSegment> from) {
    long bytes = CheckpointCells.HEADER_BYTES;
    int count = 0;
    while (count < from.size()) {
      bytes += table.live(from.get(count));
      if (count > 0 && bytes > log.settings().segmentBytes()) {
        break;
      }
      count++;
    }
    return from.subList(0, count);
  }

  private void rewrite(List<LogSegment> run, long now) throws IOException {
    LogSegment first = run.get(0);
    LogSegment last = run.get(run.size() - 1);
    LogHeader header =
        new LogHeader(
            files.context().random().getAsLong(),
            first.header().secret(),
            first.header().first(),
            last.header().last());
    LogName name = new LogName(header.last(), last.name().generation() + 1);
    LogMoves moves = new LogMoves(run);
    try (LogCopy copy = new LogCopy(files, name, header)) {
      for (int i = 0; i < run.size() && !stopped.getAsBoolean(); i++) {
        copyLive(run.get(i), i, new Target(copy, moves, now));
      }
      if (!stopped.getAsBoolean()) {
        copy.finish();
        log.writer().forceWritten();
        replace(run, copy.commit(), moves);
      }
    }
  }

  /**
   * Where records go.
   *
   * @param copy the new segment
   * @param moves what went there
   * @param now what has expired by then goes nowhere
   */
  private record Target(LogCopy copy, LogMoves moves, long now) {

    void take(long hash, int run, LogPlace place, LogFrame frame) throws IOException {
      boolean expired = frame.record().hasExpired(now);
      moves.add(hash, run, place, expired ? 0 : copy.add(frame));
    }
  }

  private void copyLive(LogSegment segment, int run, Target target) throws IOException {
    LogScan scan = new LogScan(segment.file(), segment.header().fileId(), segment.end());
    while (scan.next()) {
      LogFrame frame = scan.frame();
      long hash = log.hash().of(frame.record().key());
      LogPlace place = scan.place(segment);
      if (!frame.removal() && table.isAt(hash, place)) {
        target.take(hash, run, place, frame);
      }
    }
    scan.requireUpTo(segment.end(), segment);
  }

  private void replace(List<LogSegment> run, LogSegment next, LogMoves moves) throws IOException {
    table.add(next);
    for (int from = 0; from < moves.size(); from += MOVES_AT_ONCE) {
      int to = Math.min(moves.size(), from + MOVES_AT_ONCE);
      log.writer().lock().lock();
      try {
        for (int move = from; move < to; move++) {
          moves.apply(move, next, table);
        }
      } finally {
        log.writer().lock().unlock();
      }
    }
    run.forEach(table::retire);
    for (LogSegment old : run) {
      attempt(old::close);
      attempt(() -> files.remove(old.name()));
    }
    files.writeHint(next, moves.hint(next));
  }
}
