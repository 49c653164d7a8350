package dev.stowage.bench.workload;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Readings of one series that were given, such as those of a file, held in memory. */
public final class GivenWorkload implements Workload {

  private final Series series;
  private final Readings arrived;
  private final Readings kept;
  private final List<LocalDate> days;

  /**
   * Takes the readings.
   *
   * @param series the series they belong to
   * @param arrived at least one reading, in the order of arrival
   */
  public GivenWorkload(Series series, Readings arrived) {
    arrived.requireLayout(series.layout());
    if (arrived.isEmpty()) {
      throw new IllegalArgumentException("no readings");
    }
    this.series = series;
    this.arrived = arrived;
    this.kept = arrived.inTimeOrder();
    this.days =
        IntStream.range(0, kept.size())
            .mapToLong(i -> kept.micros(i) / ReadingTime.MICROS_PER_DAY)
            .distinct()
            .mapToObj(LocalDate::ofEpochDay)
            .toList();
  }

  @Override
  public String name() {
    return series.name();
  }

  @Override
  public List<Series> series() {
    return List.of(series);
  }

  @Override
  public List<LocalDate> days() {
    return days;
  }

  @Override
  public OptionalLong seed() {
    return OptionalLong.empty();
  }

  @Override
  public long readings() {
    return arrived.size();
  }

  /**
   * Returns how many readings another of the same time replaces.
   *
   * @return 0 or more
   */
  public long repeated() {
    return (long) arrived.size() - kept.size();
  }

  @Override
  public void replay(Arrivals to) {
    long[] raws = new long[series.layout().fields().size()];
    for (int i = 0; i < arrived.size(); i++) {
      for (int f = 0; f < raws.length; f++) {
        raws[f] = arrived.raw(i, f);
      }
      to.arrive(0, raws);
    }
  }

  @Override
  public Iterator<Readings> expected(int series) {
    return List.of(kept).iterator();
  }
}
