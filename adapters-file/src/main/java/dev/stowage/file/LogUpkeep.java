package dev.stowage.file;

import dev.stowage.core.error.StowageException;
import dev.stowage.file.LogTable.Totals;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes the hints of segments that were sealed, and compacts the log when at least half of it is
 * garbage, behind the back of the callers. What fails here costs nobody anything but space, so it
 * is logged and tried again later.
 */
final class LogUpkeep {

  private static final Logger LOG = System.getLogger("dev.stowage.file");

  /** One byte of garbage in so many starts a compaction when somebody asks for room. */
  private static final int SHARE_ASKED = 10;

  private static final int SHARE = 2;

  private final LogParts log;
  private final Lock use;
  private final AtomicBoolean queued = new AtomicBoolean();
  private final ReentrantLock passing = new ReentrantLock();
  private volatile boolean stopped;
  private volatile long lookedAt;
  private volatile int hintsFor;

  /**
   * Begins the upkeep of a log.
   *
   * @param log the log
   * @param use held while it is used; closing it waits for that
   */
  LogUpkeep(LogParts log, Lock use) {
    this.log = log;
    this.use = use;
  }

  /** Looks whether there is something to do; called after a write, without any lock. */
  void afterWrite() {
    long written = log.writer().written();
    boolean due =
        log.writer().sealed() != hintsFor
            || written - lookedAt >= Math.max(1, log.settings().garbageFloor() / 4);
    if (due && queued.compareAndSet(false, true)) {
      lookedAt = written;
      log.settings().background().execute(this::work);
    }
  }

  /** Ends the upkeep; what is under way gives up soon. */
  void stop() {
    stopped = true;
  }

  /** Compacts the log in the calling thread if a tenth of it is garbage; the log is in use. */
  void makeRoom(long now) throws IOException {
    compact(SHARE_ASKED, 1, now);
    writeHints();
  }

  /** Writes the hints of sealed segments that have none. */
  void writeHints() throws IOException {
    passing.lock();
    try {
      for (LogSegment segment : log.table().segments()) {
        if (!segment.isOpen() && !segment.isHinted() && segment.frameBytes() > 0) {
          writeHint(segment);
        }
      }
    } finally {
      passing.unlock();
    }
  }

  /** Writes the hints that can be written; the next opening reads the other segments instead. */
  void writeLastHints() {
    try {
      writeHints();
    } catch (IOException | StowageException failed) {
      LOG.log(
          Level.WARNING,
          log.files().directory() + ": a hint could not be written; the next opening takes longer",
          failed);
    }
  }

  private void work() {
    queued.set(false);
    use.lock();
    try {
      if (!stopped && !log.files().context().state().isPoisoned()) {
        hintsFor = log.writer().sealed();
        long now = log.files().context().clock().instant().getEpochSecond();
        compact(SHARE, Math.max(1, log.settings().garbageFloor()), now);
        writeHints();
      }
    } catch (IOException | StowageException failed) {
      lookedAt = log.writer().written() + log.settings().segmentBytes();
      LOG.log(
          Level.WARNING,
          log.files().directory() + ": could not be compacted; will be tried again later",
          failed);
    } finally {
      use.unlock();
    }
  }

  private void compact(int share, long floor, long now) throws IOException {
    passing.lock();
    try {
      Totals totals = log.table().totals();
      long[] garbage = {totals.written() - totals.live()};
      log.table().visitExpired(now, (hash, place) -> garbage[0] += place.length());
      if (garbage[0] >= floor && garbage[0] * share >= totals.written()) {
        new LogCompaction(log, () -> stopped).pass(now);
      }
    } finally {
      passing.unlock();
    }
  }

  /**
   * Writes the hint of a segment: its removals, and the records that still count. Those that do not
   * may be dead by a frame that is not on disk yet; so that is forced first.
   */
  private void writeHint(LogSegment segment) throws IOException {
    LogHint.Builder hint = new LogHint.Builder();
    LogScan scan = new LogScan(segment.file(), segment.header().fileId(), segment.end());
    while (scan.next()) {
      long hash = log.hash().of(scan.frame().record().key());
      LogPlace place = scan.place(segment);
      if (scan.frame().removal()) {
        hint.remove(hash, place);
      } else if (log.table().isAt(hash, place)) {
        hint.put(hash, place);
      }
    }
    scan.requireUpTo(segment.end(), segment);
    log.writer().forceWritten();
    log.files().writeHint(segment, hint);
  }
}
