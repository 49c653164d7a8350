package dev.stowage.bench.workload;

/**
 * The weather of one place in the temperate north: a yearly and a daily cycle, fronts that pass
 * within days, and clear days with a wider daily cycle than cloudy ones.
 */
final class Weather {

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double COLDEST_DAY = 19;
  private static final double COLDEST_HOUR = 3;

  private final Noise fronts;
  private final Noise gusts;
  private final Noise clouds;
  private final Noise moisture;

  Weather(long seed) {
    fronts = new Noise(seed, 1);
    gusts = new Noise(seed, 2);
    clouds = new Noise(seed, 3);
    moisture = new Noise(seed, 4);
  }

  /**
   * Returns the air temperature.
   *
   * @param seconds since 1970-01-01T00:00:00Z
   * @return degrees Celsius
   */
  double temperature(double seconds) {
    return base(seconds) + daily(seconds);
  }

  /**
   * Returns the relative humidity, which falls as the day warms up.
   *
   * @param seconds since 1970-01-01T00:00:00Z
   * @return percent, 15 to 100
   */
  double humidity(double seconds) {
    double day = seconds / SECONDS_PER_DAY;
    double percent = 71 - 3.2 * daily(seconds) + 11 * moisture.smooth(day * 1.4);
    return Math.min(100, Math.max(15, percent));
  }

  /** What changes from day to day: the season and the fronts. */
  private double base(double seconds) {
    double day = seconds / SECONDS_PER_DAY;
    double season = -StrictMath.cos(2 * Math.PI * (day - COLDEST_DAY) / DAYS_PER_YEAR);
    return 9.5 + 9.5 * season + 4 * fronts.smooth(day * 0.6) + 0.7 * gusts.smooth(day * 12);
  }

  private double daily(double seconds) {
    double day = seconds / SECONDS_PER_DAY;
    double reach = 3.5 + 2 * clouds.smooth(day * 0.8);
    return -reach * StrictMath.cos(2 * Math.PI * (day - COLDEST_HOUR / 24));
  }
}
