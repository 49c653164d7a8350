package dev.stowage.s3;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Finds the days that a series has objects of. */
final class DayList {

  /** A LIST costs as much as reading 12.5 objects, be they there or not. */
  private static final int CHEAPER_THAN_A_LIST = 12;

  /** The first day that a reading can have. */
  static final LocalDate FIRST = LocalDate.EPOCH;

  /** The last day that a reading can have. */
  static final LocalDate LAST = ReadingTime.utcDay(ReadingTime.MAX_MICROS);

  private final S3Bucket bucket;
  private final Keys keys;

  DayList(S3Bucket bucket, Keys keys) {
    this.bucket = bucket;
    this.keys = keys;
  }

  /**
   * Goes through days in time order, asking for more as it goes.
   *
   * @return every day that has an object; where there are few between the two, simply all of them
   */
  Iterator<LocalDate> between(Call call, Series series, LocalDate first, LocalDate last) {
    return first.plusDays(CHEAPER_THAN_A_LIST).isAfter(last)
        ? first.datesUntil(last.plusDays(1)).iterator()
        : listed(call, series, first, last);
  }

  /** Goes through all days that have objects. */
  Iterator<LocalDate> all(Call call, Series series) {
    return listed(call, series, FIRST, LAST);
  }

  /** Goes through days that have objects, in time order, one LIST for each page of them. */
  Iterator<LocalDate> listed(Call call, Series series, LocalDate first, LocalDate last) {
    KeyWalk.Span span =
        new KeyWalk.Span(
            keys.series(series.name()),
            keys.before(new SeriesDay(series, first)),
            keys.day(new SeriesDay(series, last)));
    Iterable<S3Object> objects = () -> new KeyWalk(bucket, call, span);
    return StreamSupport.stream(objects.spliterator(), false)
        .flatMap(object -> keys.dayOf(series.name(), object.key()).stream())
        .filter(day -> !day.isAfter(last))
        .iterator();
  }
}
