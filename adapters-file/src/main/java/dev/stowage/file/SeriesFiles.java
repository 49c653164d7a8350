package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * One series: its directory and its days.
 *
 * <p>Appends, discards and pages of reading share the read lock and go on beside one another. The
 * write lock is for the moment in which files change places: the end of a seal, and a drop. Order
 * of locks: this one, then that of a live file, then that of its force.
 */
final class SeriesFiles {

  private final StoreContext context;
  private final Series series;
  private final Path directory;
  private final NavigableMap<Long, DayFiles> days = new ConcurrentSkipListMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Sealer sealer;
  private boolean closed;
  private volatile boolean dropped;

  SeriesFiles(StoreContext context, Series series, Path directory) {
    this.context = context;
    this.series = series;
    this.directory = directory;
    this.sealer = new Sealer(context, this);
  }

  /** Returns the series. */
  Series series() {
    return series;
  }

  /** Returns the directory. */
  Path directory() {
    return directory;
  }

  /** Returns the days that have files, in rising order. */
  NavigableMap<Long, DayFiles> days() {
    return days;
  }

  /** Returns the newest day that has files, in days since 1970; 0 when none has. */
  long newestDay() {
    Map.Entry<Long, DayFiles> last = days.lastEntry();
    return last == null ? 0 : last.getKey();
  }

  /** Returns the files of a day, without making any. */
  DayFiles day(long day) {
    return days.computeIfAbsent(day, d -> new DayFiles(context, series, directory, d));
  }

  /** What a call does with a series that is there. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Runs a call while no file changes its place.
   *
   * @param operation for errors
   * @param work what to do
   * @return what it returns
   * @throws StowageException INVALID when the series was dropped
   */
  <T> T shared(String operation, Work<T> work) throws IOException {
    lock.readLock().lock();
    try {
      requireThere(operation);
      return work.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Runs a call alone.
   *
   * @param operation for errors
   * @param work what to do
   * @return what it returns
   * @throws StowageException INVALID when the series was dropped
   */
  <T> T exclusive(String operation, Work<T> work) throws IOException {
    lock.writeLock().lock();
    try {
      requireThere(operation);
      return work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Appends readings.
   *
   * @param readings readings of the series, in order of arrival
   */
  void append(Readings readings) throws IOException {
    boolean begun = shared("append", () -> appendToDays(readings.byUtcDay()));
    if (begun) {
      sealer.rotate();
    }
  }

  private boolean appendToDays(Map<LocalDate, Readings> batches) throws IOException {
    boolean begun = false;
    List<DayFiles> touched = new ArrayList<>();
    for (Map.Entry<LocalDate, Readings> batch : batches.entrySet()) {
      DayFiles files = day(batch.getKey().toEpochDay());
      begun |= files.live().isEmpty();
      files.liveForWriting().append(batch.getValue(), SlotKind.READING);
      touched.add(files);
    }
    force(touched);
    return begun;
  }

  /**
   * Discards readings that still have exactly these bytes.
   *
   * @param readings readings of the series, in any order
   * @return how many were discarded
   */
  long discard(Readings readings) throws IOException {
    List<DayFiles> touched = new ArrayList<>();
    Map<LocalDate, Readings> batches = readings.inTimeOrder().byUtcDay();
    long discarded = shared("discard", () -> discardFromDays(batches, touched));
    sealer.sealDiscarded(touched);
    return discarded;
  }

  private long discardFromDays(Map<LocalDate, Readings> batches, List<DayFiles> touched)
      throws IOException {
    long discarded = 0;
    for (Map.Entry<LocalDate, Readings> batch : batches.entrySet()) {
      DayFiles files = days.get(batch.getKey().toEpochDay());
      if (files != null) {
        discarded += files.discard(batch.getValue());
        touched.add(files);
      }
    }
    force(touched);
    return discarded;
  }

  /** Forces what was written, also when nothing was: it may be another's, seen but not forced. */
  private void force(List<DayFiles> touched) throws IOException {
    if (context.durability() == Durability.GROUP) {
      for (DayFiles files : touched) {
        Optional<LiveFile> live = files.live();
        if (live.isPresent()) {
          live.get().force(live.get().slots());
        }
      }
    }
  }

  /**
   * Seals a day.
   *
   * @param day days since 1970
   */
  void seal(long day) throws IOException {
    DayFiles files = days.get(day);
    if (files != null) {
      sealer.seal(files);
    }
  }

  /**
   * Seals the days that are finished, then forces the live files that are left, gives back their
   * spare space and closes them. Goes on after a failure and throws the first.
   *
   * @param today the first day that is not finished by the clock, in days since 1970; a day is
   *     finished, too, when the series has a newer one
   */
  void close(long today) throws IOException {
    sealer.sealAll(days.headMap(Math.max(today, newestDay())).values());
    lock.writeLock().lock();
    try {
      closed = true;
      @Nullable IOException first = null;
      for (DayFiles files : days.values()) {
        Optional<LiveFile> live = files.live();
        try {
          if (live.isPresent()) {
            settleAndClose(live.get());
          }
        } catch (IOException failed) {
          first = first == null ? failed : first;
        }
      }
      if (first != null) {
        throw first;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Closes the files as they are: of a dropped series, or when the store could not be opened. */
  void abandon() throws IOException {
    for (DayFiles files : days.values()) {
      Optional<LiveFile> live = files.live();
      if (live.isPresent()) {
        live.get().close();
      }
    }
  }

  private void settleAndClose(LiveFile live) throws IOException {
    try (live) {
      if (!context.state().isPoisoned()) {
        live.settle();
      }
    }
  }

  /**
   * Gives the series up: renames its directory and closes its files. Once it is renamed it is
   * dropped, whatever fails after.
   *
   * @param trash the new name of the directory, beside the old one
   */
  void dropTo(Path trash) throws IOException {
    lock.writeLock().lock();
    try {
      context.disk().rename(directory, trash);
      dropped = true;
      try {
        context.forceDirectory(FileNames.parent(trash));
      } finally {
        abandon();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Tells whether the series is dropped; it stays so. */
  boolean isDropped() {
    return dropped;
  }

  private void requireThere(String operation) {
    if (closed) {
      throw StoreState.closed(operation, series.name());
    }
    if (dropped) {
      throw undefined(operation, series.name());
    }
  }

  /** Reports a series that is not defined. */
  static StowageException undefined(String operation, String name) {
    return new StowageException(
        ErrorKind.INVALID, operation, name, "the series is not defined; define it first");
  }
}
