package dev.stowage.bench.compare;

import dev.stowage.bench.workload.SimulatedClock;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.series.ChartLimit;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import dev.stowage.core.series.TimeSeries;
import java.time.LocalDate;
import java.util.function.LongConsumer;

/**
 * Somebody who looks at the readings some times a day. A dashboard shows, of each series, the
 * latest reading and one UTC day as a line chart of 100 points.
 *
 * <p>They are opened after the load, at even distances over as many days as there are: with 24 a
 * day one each hour, the last at midnight. The store's clock goes on by as much, so that each finds
 * in the store's memory what it would find there in service.
 */
final class Dashboards {

  private static final int CHART_POINTS = 100;

  private final TimeSeries answers;
  private final Workload workload;
  private final int perDay;
  private final SimulatedClock clock;

  /**
   * Prepares dashboards.
   *
   * @param store the store to ask
   * @param workload whose series and days are shown
   * @param perDay how often a day a dashboard is opened, 0 or more
   * @param clock the store's clock
   */
  Dashboards(SeriesStore store, Workload workload, int perDay, SimulatedClock clock) {
    this.answers = new TimeSeries(store, ChartLimit.none());
    this.workload = workload;
    this.perDay = perDay;
    this.clock = clock;
  }

  /** Returns how many dashboards all days together open. */
  long count() {
    return (long) perDay * workload.days().size();
  }

  /** Opens them all, one after another, and tells how many are open after each. */
  void openAll(LongConsumer progress) {
    long opened = 0;
    for (LocalDate day : workload.days()) {
      for (int i = 0; i < perDay; i++) {
        clock.advance(ReadingTime.MICROS_PER_DAY / perDay);
        workload.series().forEach(series -> show(series, TimeRange.ofDay(day)));
        progress.accept(++opened);
      }
    }
  }

  private void show(Series series, TimeRange day) {
    answers.latest(series);
    if (series.layout().fields().size() == 1) {
      answers.range(series, day).forEach(page -> {});
      return;
    }
    answers.chart(series, day, CHART_POINTS, series.layout().charted().name());
  }
}
