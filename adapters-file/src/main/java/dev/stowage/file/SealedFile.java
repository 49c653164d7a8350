package dev.stowage.file;

import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A sealed day on disk. What was read is kept as long as memory is plentiful, so that the pages of
 * one day, and the charts of one dashboard, read the file once. The bytes under one such object
 * never change: sealing anew makes a new one.
 */
final class SealedFile {

  private final Path path;
  private volatile SoftReference<SealedDay> read = new SoftReference<>(null);

  SealedFile(Path path) {
    this.path = path;
  }

  /** Returns the file. */
  Path path() {
    return path;
  }

  /**
   * Opens the day.
   *
   * @param disk where the file is
   * @param series the series it should belong to
   * @param day the day it should be of, in days since 1970
   * @return the opened day
   * @throws dev.stowage.core.error.StowageException CORRUPT when it is damaged or of another series
   *     or day
   */
  SealedDay open(Disk disk, Series series, long day) throws IOException {
    SealedDay known = read.get();
    if (known != null) {
      return known;
    }
    SealedDay opened = SealedDay.open(disk.readAll(path), path.toString());
    TimeRange times = TimeRange.ofDay(LocalDate.ofEpochDay(day));
    boolean itsDay =
        opened.count() == 0
            || (times.contains(opened.firstMicros()) && times.contains(opened.lastMicros()));
    if (!itsDay || !Objects.equals(opened.layout(), series.layout())) {
      throw FileErrors.corrupt(
          path, 0, "the file belongs to another layout or day; put it back to its place");
    }
    read = new SoftReference<>(opened);
    return opened;
  }
}
