package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.file.LogReader.Found;
import dev.stowage.file.LogReader.Part;
import dev.stowage.file.LogTable.Totals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Records under keys, in a log: every change is appended to the last of some segments, a table in
 * memory says where the newest record of each key lies, and compaction takes away what no longer
 * counts.
 *
 * <p>Invariants.
 *
 * <ul>
 *   <li>Changes are decided one at a time, under the lock of the {@link LogWriter}, and appended in
 *       the order in which they were decided. A crash leaves a beginning of that order, never less
 *       than what was forced. So a change is on disk only together with everything that it was
 *       decided on.
 *   <li>With durability {@code group} nobody gets an answer before what the answer rests on is on
 *       disk: its own change, the record that it saw, or the last removal when it saw none. So a
 *       crash takes no answer back, neither "taken" nor "not there". Readers mostly wait for
 *       nothing: what they see was forced long ago.
 *   <li>What a segment holds never changes. A reader needs no lock while it reads.
 * </ul>
 *
 * <p>Locks, in the order in which they are taken: {@code use} (shared by calls, exclusive to
 * close), the writer's, that of the table, that of open files.
 */
final class KeyedLog implements Closeable {

  private final StoreContext context;
  private final Path directory;
  private final LogParts log;
  private final LogReader reader;
  private final LogUpkeep upkeep;
  private final LogExpiry expiry;
  private final RecoveryReport recovery;
  private final @Nullable StowageException damage;
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  /**
   * Opens a log, which is empty when its directory is not there: that comes with the first record.
   *
   * @param context the open store
   * @param directory where the log lies; its name is the name of the log
   * @param settings sizes
   */
  KeyedLog(StoreContext context, Path directory, LogSettings settings) throws IOException {
    this.context = context;
    this.directory = directory;
    LogFiles files = new LogFiles(context, directory);
    LogLoading.Loaded loaded = new LogLoading(files, settings.hash()).load();
    this.damage = loaded.damage();
    this.recovery = loaded.report();
    KeyHash hash = settings.hash().of(loaded.start().secret());
    LogWriter writer = new LogWriter(files, loaded.table(), settings, loaded.start());
    this.log = new LogParts(files, loaded.table(), writer, hash, settings);
    this.reader = new LogReader(loaded.table());
    this.expiry = new LogExpiry(log, reader);
    this.upkeep = new LogUpkeep(log, use.readLock());
  }

  /** Returns what opening the log found. */
  RecoveryReport recovery() {
    return recovery;
  }

  /**
   * Finds a record.
   *
   * @param operation for errors
   * @param key the key, in ASCII
   * @param part how much to read of it
   */
  Optional<LogRecord> find(String operation, String key, Part part) {
    return using(
        operation,
        key,
        () -> {
          byte[] bytes = LogRecord.key(key);
          Optional<Found> found = reader.find(log.hash().of(bytes), bytes, part);
          awaitSeen(found);
          return found.map(Found::record);
        });
  }

  /**
   * Looks at a record and changes it, in one step.
   *
   * @param operation for errors
   * @param key the key, in ASCII
   * @param decision told of the whole record; says what becomes of it
   * @return the answer of the decision, once what it rests on is durable
   * @throws StowageException OUTCOME_UNKNOWN when the change was written and may not be kept
   */
  <T> T change(String operation, String key, LogChange.Decision<T> decision) {
    T answer =
        using(
            operation,
            key,
            () -> {
              context.state().requireSound(operation, key);
              Decided<T> decided = decide(operation, key, decision);
              awaitDecided(operation, key, decided);
              return decided.answer();
            });
    upkeep.afterWrite();
    return answer;
  }

  /**
   * What was decided.
   *
   * @param answer the answer
   * @param changed whether anything was written
   * @param restsOn what must be on disk before the answer is given
   */
  private record Decided<T>(T answer, boolean changed, @Nullable LogPlace restsOn) {}

  private <T> Decided<T> decide(String operation, String key, LogChange.Decision<T> decision)
      throws IOException {
    byte[] bytes = LogRecord.key(key);
    long hash = log.hash().of(bytes);
    log.writer().lock().lock();
    try {
      Optional<Found> found = reader.find(hash, bytes, Part.WHOLE);
      LogChange<T> change = decision.on(found.map(Found::record).orElse(null));
      LogPlace place = write(change, hash, bytes, found.map(Found::place));
      return place == null
          ? new Decided<>(change.answer(), false, seen(found))
          : new Decided<>(change.answer(), true, place);
    } catch (AppendedFile.HalfWritten failed) {
      throw FileErrors.unknown(operation, key, failed);
    } finally {
      log.writer().lock().unlock();
    }
  }

  private @Nullable LogPlace write(
      LogChange<?> change, long hash, byte[] key, Optional<LogPlace> before) throws IOException {
    LogRecord record = change.put();
    if (record != null) {
      LogPlace place = log.writer().put(record);
      log.table().put(hash, before, place);
      return place;
    }
    if (change.kind() == LogChange.Kind.REMOVE && before.isPresent()) {
      LogPlace place = log.writer().remove(key);
      log.table().remove(hash, before.get());
      return place;
    }
    return null;
  }

  private void awaitDecided(String operation, String key, Decided<?> decided) throws IOException {
    try {
      log.writer().await(decided.restsOn());
      if (decided.changed()) {
        log.writer().forceIfMuchIsUncertain();
      }
    } catch (IOException | StowageException failed) {
      if (decided.changed()) {
        throw FileErrors.unknown(operation, key, failed);
      }
      throw failed;
    }
  }

  private void awaitSeen(Optional<Found> found) throws IOException {
    log.writer().await(seen(found));
  }

  private @Nullable LogPlace seen(Optional<Found> found) {
    return found.isPresent() ? found.get().place() : log.writer().lastRemoval();
  }

  /**
   * Some records in the order of the hashes of their keys, which no insertion, rewriting or
   * compaction changes.
   *
   * @param records the records without their bodies
   * @param next the lowest hash of those that follow; empty at the end
   */
  record Records(List<LogRecord> records, Optional<Long> next) {}

  /**
   * Lists records.
   *
   * @param from the lowest hash
   * @param limit how many hashes; few records share one
   */
  Records list(long from, int limit) {
    return using(
        "list",
        "",
        () -> {
          List<Long> hashes = log.table().hashes(from, limit);
          List<LogRecord> records = new ArrayList<>();
          for (long hash : hashes) {
            for (Found found : reader.all(hash, Part.FRONT)) {
              log.writer().await(found.place());
              records.add(found.record());
            }
          }
          log.writer().await(log.writer().lastRemoval());
          boolean ends = hashes.size() < limit || hashes.get(limit - 1) == -1;
          return new Records(
              records, ends ? Optional.empty() : Optional.of(hashes.get(limit - 1) + 1));
        });
  }

  /** Counts the records that have expired at a time, in seconds since 1970. */
  long countExpired(long now) {
    return using("purge", "", () -> expiry.count(now));
  }

  /**
   * Removes the records that have expired, and compacts the log if that pays.
   *
   * @param now seconds since 1970
   * @return how many were removed
   */
  long freeExpired(long now) {
    return using(
        "purge",
        "",
        () -> {
          context.state().requireSound("purge", "");
          long removed = expiry.remove(now);
          upkeep.makeRoom(now);
          return removed;
        });
  }

  /** Returns what the records come to. */
  Totals totals() {
    return using("footprint", "", () -> log.table().totals());
  }

  /**
   * Lets calls finish, refuses the rest, and closes the files; forced, and with a hint for the next
   * opening if that can be written, unless the store is not sound.
   */
  @Override
  public void close() throws IOException {
    upkeep.stop();
    Closeable files = this::abandon;
    use.writeLock().lock();
    try (files) {
      if (damage == null && !context.state().isPoisoned()) {
        log.writer().settle();
        upkeep.writeLastHints();
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  /** Closes the files as they are. */
  void abandon() throws IOException {
    @Nullable IOException first = null;
    for (LogSegment segment : log.table().segments()) {
      try {
        segment.close();
      } catch (IOException failed) {
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private <T> T using(String operation, String key, SeriesFiles.Work<T> work) {
    use.readLock().lock();
    try {
      context.state().requireOpen(operation, key);
      if (damage != null) {
        throw new StowageException(ErrorKind.CORRUPT, operation, damage.key(), damage.what())
            .causedBy(damage);
      }
      return work.run();
    } catch (IOException failed) {
      throw FileErrors.of(operation, key, directory, failed);
    } finally {
      use.readLock().unlock();
    }
  }
}
