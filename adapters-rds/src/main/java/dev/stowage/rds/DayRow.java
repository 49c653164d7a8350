package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.TimeRange;
import java.time.LocalDate;

/** One day of a series as it is stored: a sealed day under a revision. */
final class DayRow {

  private final int day;
  private final long revision;
  private final byte[] content;

  /**
   * Takes the content as it is; it must not change afterwards.
   *
   * @param day days since 1970-01-01
   * @param revision eight random bytes, drawn by the write that stored it
   * @param content a sealed day
   */
  DayRow(int day, long revision, byte[] content) {
    this.day = day;
    this.revision = revision;
    this.content = content;
  }

  int day() {
    return day;
  }

  long revision() {
    return revision;
  }

  byte[] content() {
    return content;
  }

  /**
   * Reads the readings of a range.
   *
   * @throws StowageException CORRUPT, naming series and day, when the content fails its checks or
   *     is not of this series and day
   */
  Readings read(Definition series, TimeRange range) {
    String name = series.series().name() + " of " + LocalDate.ofEpochDay(day);
    SealedDay sealed = SealedDay.open(content, name);
    long first = day * ReadingTime.MICROS_PER_DAY;
    boolean ofThisDay =
        sealed.count() > 0
            && sealed.firstMicros() >= first
            && sealed.lastMicros() < first + ReadingTime.MICROS_PER_DAY;
    if (!ofThisDay || !sealed.layout().equals(series.series().layout())) {
      throw new StowageException(
          ErrorKind.CORRUPT, "read", name, "it holds another day or another layout");
    }
    return sealed.read(range);
  }
}
