package dev.stowage.file;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of one UTC day of a series: a sealed one, a live one, or both. What the live file says
 * goes over what the sealed one holds. That stays right when a seal is cut short between putting
 * the new sealed file in place and removing the live one: said twice, it says the same.
 *
 * <p>The two fields change under the write lock of the {@link SeriesFiles}; everything else runs
 * under its read lock.
 */
final class DayFiles {

  private final StoreContext context;
  private final Series series;
  private final Path directory;
  private final long day;
  private volatile @Nullable LiveFile live;
  private volatile @Nullable SealedFile sealed;
  private volatile @Nullable StowageException damage;

  DayFiles(StoreContext context, Series series, Path directory, long day) {
    this.context = context;
    this.series = series;
    this.directory = directory;
    this.day = day;
  }

  /** Returns the day, in days since 1970. */
  long day() {
    return day;
  }

  /** Returns all times of the day. */
  TimeRange times() {
    return TimeRange.ofDay(LocalDate.ofEpochDay(day));
  }

  /** Returns where the day's live file lies. */
  LiveFile.Place livePlace() {
    return new LiveFile.Place(directory.resolve(FileNames.live(day)), series, day);
  }

  /** Returns where the day's sealed file lies. */
  Path sealedPath() {
    return directory.resolve(FileNames.sealed(day));
  }

  /** Returns the live file, if there is one. */
  Optional<LiveFile> live() {
    return Optional.ofNullable(live);
  }

  /** Returns the sealed file, if there is one. */
  Optional<SealedFile> sealed() {
    return Optional.ofNullable(sealed);
  }

  /** Takes note of the live file, or with null that it is gone. */
  void setLive(@Nullable LiveFile file) {
    live = file;
  }

  /** Takes note of the sealed file, or with null that it is gone. */
  void setSealed(@Nullable SealedFile file) {
    sealed = file;
  }

  /** Refuses every use of the day from now on. */
  void setDamage(StowageException found) {
    damage = found;
  }

  /**
   * Refuses a day whose live file is damaged.
   *
   * @throws StowageException CORRUPT, naming file and offset
   */
  void requireSound() {
    StowageException found = damage;
    if (found != null) {
      throw new StowageException(found.kind(), found.operation(), found.key(), found.what())
          .causedBy(found);
    }
  }

  /** Returns the live file, made when there is none. */
  LiveFile liveForWriting() throws IOException {
    requireSound();
    LiveFile present = live;
    return present != null ? present : makeLive();
  }

  private synchronized LiveFile makeLive() throws IOException {
    LiveFile present = live;
    if (present == null) {
      present = new LiveFiles(context).create(livePlace());
      live = present;
    }
    return present;
  }

  /**
   * Returns how many readings the day holds at most: slots and sealed readings.
   *
   * @throws StowageException CORRUPT when the sealed file is damaged
   */
  long atMost() throws IOException {
    requireSound();
    LiveFile present = live;
    return (present == null ? 0 : present.slots()) + sealedCount();
  }

  /** Returns a time that no reading of the day is after; before the day when it has no files. */
  long highestMicros() throws IOException {
    requireSound();
    LiveFile present = live;
    SealedFile file = sealed;
    return Math.max(
        present == null ? Long.MIN_VALUE : present.highestMicros(),
        file == null ? Long.MIN_VALUE : file.open(context.disk(), series, day).lastMicros());
  }

  /** Returns how many readings the sealed file holds. */
  long sealedCount() throws IOException {
    SealedFile file = sealed;
    return file == null ? 0 : file.open(context.disk(), series, day).count();
  }

  /**
   * Reads part of the day if it is not too much.
   *
   * @param window the times
   * @param most how many readings of the sealed file, and how many slots of the live one, may be
   *     read for it; at least a chunk of a sealed day
   * @return the readings in time order, each time once; empty when there are more, which a window
   *     of one microsecond never has
   * @throws StowageException CORRUPT naming file and offset
   */
  Optional<Readings> read(TimeRange window, int most) throws IOException {
    requireSound();
    SealedFile file = sealed;
    Readings base = Readings.none(series.layout());
    if (file != null) {
      SealedDay opened = file.open(context.disk(), series, day);
      if (opened.atMost(window) > most) {
        return Optional.empty();
      }
      base = opened.read(window);
    }
    LiveFile present = live;
    if (present == null) {
      return Optional.of(base);
    }
    Readings below = base;
    return present.read(window, most).map(ops -> ops.over(below));
  }

  /**
   * Writes a discard for each reading that still has exactly these bytes.
   *
   * @param readings readings of the day, in time order, each time once
   * @return how many were discarded
   */
  long discard(Readings readings) throws IOException {
    TimeRange window =
        new TimeRange(readings.time(0), readings.time(readings.size() - 1).plusNanos(1));
    Optional<Readings> there = read(window, DayPages.MOST_READ);
    if (there.isEmpty()) {
      return discardHalves(readings);
    }
    if (there.get().isEmpty()) {
      return 0;
    }
    LiveFile file = liveForWriting();
    file.appending().lock();
    try {
      Optional<Readings> present = read(window, DayPages.MOST_READ);
      if (present.isEmpty()) {
        return discardHalves(readings);
      }
      Readings same = same(readings, present.get());
      file.append(same, SlotKind.DISCARD);
      return same.size();
    } finally {
      file.appending().unlock();
    }
  }

  /** Two readings far apart may have a day between them; one alone never has too much. */
  private long discardHalves(Readings readings) throws IOException {
    int half = readings.size() / 2;
    return discard(readings.slice(0, half)) + discard(readings.slice(half, readings.size()));
  }

  /** Returns the readings of one batch that are in another, both in time order. */
  private static Readings same(Readings wanted, Readings present) {
    int[] at = {0};
    return wanted.select(
        i -> {
          while (at[0] < present.size() && present.micros(at[0]) < wanted.micros(i)) {
            at[0]++;
          }
          return at[0] < present.size() && Arrays.equals(present.packed(at[0]), wanted.packed(i));
        });
  }
}
