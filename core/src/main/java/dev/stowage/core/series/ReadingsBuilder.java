package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Collects readings into a batch, checking each value against its field. A reading that is refused
 * leaves the builder as it was. For one thread.
 */
public final class ReadingsBuilder {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,60}(\\.[0-9]{0,60})?|\\.[0-9]{1,60})([eE][+-]?[0-9]{1,3})?");

  private final RecordLayout layout;
  private long[][] columns;
  private int size;
  private long rounded;

  ReadingsBuilder(RecordLayout layout) {
    this(layout, 16);
  }

  /** Begins with room for so many readings. */
  ReadingsBuilder(RecordLayout layout, int room) {
    this.layout = layout;
    this.columns = new long[layout.fields().size()][room];
  }

  /**
   * Adds a reading of raw integers.
   *
   * @param raws one for each field in layout order, the time first
   * @return this
   * @throws StowageException INVALID when one does not fit its width, the time is after 9999, or
   *     there are more or fewer than fields
   */
  public ReadingsBuilder addRaw(long... raws) {
    requireCount(raws.length);
    if (raws[0] < 0 || raws[0] > ReadingTime.maxRaw(layout)) {
      ReadingTime.raw(BigDecimal.valueOf(raws[0]), layout);
    }
    for (int f = 1; f < raws.length; f++) {
      Field field = layout.fields().get(f);
      if (raws[f] < 0 || raws[f] > field.maxRaw()) {
        throw field.outOfRange("raw " + raws[f]);
      }
    }
    store(raws);
    return this;
  }

  /**
   * Adds a reading of numbers, rounded half-even to the grid of their field.
   *
   * @param time when it was taken, from 1970 to 9999; rounded half-even to the layout's unit
   * @param values one for each field after {@code time}, in layout order
   * @return this
   * @throws StowageException INVALID for NaN, an infinity, what does not fit (naming field and
   *     range), or another number of values
   */
  public ReadingsBuilder add(Instant time, double... values) {
    BigDecimal[] decimals = new BigDecimal[values.length];
    for (int v = 0; v < values.length; v++) {
      if (!Double.isFinite(values[v])) {
        throw v + 1 < layout.fields().size()
            ? layout.fields().get(v + 1).outOfRange(Double.toString(values[v]))
            : wrongCount(values.length + 1);
      }
      decimals[v] = BigDecimal.valueOf(values[v]);
    }
    return add(ReadingTime.units(time, layout.resolution()), decimals);
  }

  /**
   * Adds a reading of text, such as a row of CSV.
   *
   * @param values one for each field in layout order; the time as ISO-8601 with offset or Z, or as
   *     a number in the layout's unit; the others as decimals
   * @return this
   * @throws StowageException INVALID, naming field and range, for what is no number or does not fit
   */
  public ReadingsBuilder addText(String... values) {
    requireCount(values.length);
    BigDecimal[] decimals = new BigDecimal[values.length - 1];
    for (int f = 1; f < values.length; f++) {
      if (!NUMBER.matcher(values[f]).matches()) {
        throw layout.fields().get(f).noNumber(values[f]);
      }
      decimals[f - 1] = new BigDecimal(values[f]);
    }
    return add(ReadingTime.parse(values[0], layout), decimals);
  }

  /**
   * Returns how many values were not on the grid of their field and were rounded to it.
   *
   * @return a count of values, not of readings
   */
  public long rounded() {
    return rounded;
  }

  /**
   * Returns how many readings were added.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * Makes the batch. The builder can go on and be built again.
   *
   * @return the readings in the order in which they were added
   */
  public Readings build() {
    long[][] copy = new long[columns.length][];
    for (int f = 0; f < columns.length; f++) {
      copy[f] = Arrays.copyOf(columns[f], size);
    }
    return new Readings(layout, copy, size);
  }

  /**
   * Makes the batch of what was collected, which is not copied, and begins anew: for large batches,
   * which {@link #build} would hold twice.
   *
   * @return the readings in the order in which they were added
   */
  public Readings finish() {
    Readings readings = new Readings(layout, columns, size);
    columns = new long[columns.length][0];
    size = 0;
    rounded = 0;
    return readings;
  }

  private ReadingsBuilder add(BigDecimal timeUnits, BigDecimal[] values) {
    requireCount(values.length + 1);
    long[] raws = new long[columns.length];
    raws[0] = ReadingTime.raw(timeUnits, layout);
    int off = BigDecimal.valueOf(raws[0]).compareTo(timeUnits) == 0 ? 0 : 1;
    for (int f = 1; f < raws.length; f++) {
      Field field = layout.fields().get(f);
      raws[f] = field.raw(values[f - 1]);
      if (!field.isExact(values[f - 1], raws[f])) {
        off++;
      }
    }
    store(raws);
    rounded += off;
    return this;
  }

  private void store(long[] raws) {
    if (size == columns[0].length) {
      int grown = Math.addExact(size, Math.max(16, size >> 1));
      for (int f = 0; f < columns.length; f++) {
        columns[f] = Arrays.copyOf(columns[f], grown);
      }
    }
    for (int f = 0; f < columns.length; f++) {
      columns[f][size] = raws[f];
    }
    size++;
  }

  private void requireCount(int count) {
    if (count != columns.length) {
      throw wrongCount(count);
    }
  }

  private StowageException wrongCount(int count) {
    return new StowageException(
        ErrorKind.INVALID,
        "reading",
        "",
        count + " values, where the layout has " + columns.length + " fields");
  }
}
