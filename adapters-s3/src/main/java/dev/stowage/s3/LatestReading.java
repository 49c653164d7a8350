package dev.stowage.s3;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the reading with the highest time. A bucket lists keys in rising order alone, so the days
 * of the last year are listed first, those after today included; the clock decides only how much is
 * listed, not what is found.
 */
final class LatestReading {

  private static final int RECENT_DAYS = 366;

  private final Days days;
  private final DayList list;
  private final InstantSource clock;

  LatestReading(Days days, DayList list, InstantSource clock) {
    this.days = days;
    this.list = list;
    this.clock = clock;
  }

  Optional<Readings> find(Call call, Series series) {
    LocalDate recent = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(RECENT_DAYS);
    return lastOf(call, series, list.listed(call, series, recent, DayList.LAST))
        .or(() -> lastOf(call, series, list.listed(call, series, DayList.FIRST, recent)));
  }

  private Optional<Readings> lastOf(Call call, Series series, Iterator<LocalDate> rising) {
    List<LocalDate> dates = new ArrayList<>();
    rising.forEachRemaining(dates::add);
    for (int i = dates.size() - 1; i >= 0; i--) {
      call.refuseInterrupted();
      Optional<SealedDay> day = days.read(call, new SeriesDay(series, dates.get(i))).sealed();
      // An object may have died or gone since it was listed.
      if (day.isPresent() && day.get().count() > 0) {
        return Optional.of(last(day.get()));
      }
    }
    return Optional.empty();
  }

  private static Readings last(SealedDay day) {
    return day.read(
        new TimeRange(
            ReadingTime.instant(day.lastMicros()), ReadingTime.instant(day.lastMicros() + 1)));
  }
}
