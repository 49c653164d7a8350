package dev.stowage.s3;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
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
  private final Limits limits;

  DayList(S3Bucket bucket, Keys keys, Limits limits) {
    this.bucket = bucket;
    this.keys = keys;
    this.limits = limits;
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
    return new Listed(call, new SeriesDay(series, first), last);
  }

  private final class Listed implements Iterator<LocalDate> {

    private final Call call;
    private final Series series;
    private final LocalDate last;
    private final Deque<LocalDate> page = new ArrayDeque<>();
    private Optional<String> after;

    Listed(Call call, SeriesDay first, LocalDate last) {
      this.call = call;
      this.series = first.series();
      this.last = last;
      this.after = Optional.of(keys.before(first));
    }

    @Override
    public boolean hasNext() {
      while (page.isEmpty() && after.isPresent()) {
        fetch(after.get());
      }
      return !page.isEmpty();
    }

    @Override
    public LocalDate next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more days");
      }
      return page.remove();
    }

    private void fetch(String behind) {
      call.refuseInterrupted();
      ListObjectsV2Response answer =
          bucket.list(
              call,
              r ->
                  r.prefix(keys.series(series.name()))
                      .startAfter(behind)
                      .maxKeys(limits.keysPerPage()));
      List<String> found = answer.contents().stream().map(S3Object::key).toList();
      found.stream()
          .flatMap(key -> keys.dayOf(series.name(), key).stream())
          .filter(day -> !day.isAfter(last))
          .forEach(page::add);
      after = Optional.empty();
      if (Boolean.TRUE.equals(answer.isTruncated())) {
        String end = keys.day(new SeriesDay(series, last));
        after = found.stream().reduce((a, b) -> b).filter(key -> key.compareTo(end) < 0);
      }
    }
  }
}
