package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * An immutable batch of readings of one layout, held by column as raw integers, so that going over
 * it boxes nothing. The order is that of arrival; {@link #inTimeOrder()} sorts.
 *
 * <pre>{@code
 * for (int i = 0; i < readings.size(); i++) {
 *   total += readings.raw(i, temperature);
 * }
 * }</pre>
 */
public final class Readings {

  private final RecordLayout layout;
  private final long[][] columns;
  private final int size;

  /** Takes the columns as they are; they are not copied and must not change afterwards. */
  Readings(RecordLayout layout, long[][] columns, int size) {
    this.layout = layout;
    this.columns = columns;
    this.size = size;
  }

  /**
   * Begins a batch.
   *
   * @param layout the layout of every reading
   * @return an empty builder
   */
  public static ReadingsBuilder builder(RecordLayout layout) {
    return new ReadingsBuilder(layout);
  }

  /**
   * Returns a batch of nothing.
   *
   * @param layout the layout
   * @return an empty batch
   */
  public static Readings none(RecordLayout layout) {
    return new Readings(layout, new long[layout.fields().size()][0], 0);
  }

  /**
   * Reads packed records.
   *
   * @param layout their layout
   * @param packed whole records of {@link RecordLayout#bytes()} bytes, one after another
   * @return the readings in the same order
   * @throws StowageException INVALID when the length is no multiple of a record, a padding bit is
   *     set or a time is after the year 9999
   */
  public static Readings ofPacked(RecordLayout layout, byte[] packed) {
    int width = layout.bytes();
    if (packed.length % width != 0) {
      throw new StowageException(
          ErrorKind.INVALID,
          "readings",
          "",
          packed.length + " bytes are no whole number of records of " + width + " bytes");
    }
    int size = packed.length / width;
    ReadingsBuilder builder = new ReadingsBuilder(layout, size);
    long[] raws = new long[layout.fields().size()];
    int padding = width * 8 - layout.bits();
    for (int i = 0; i < size; i++) {
      long bit = (long) i * width * 8;
      for (int f = 0; f < raws.length; f++) {
        int bits = layout.fields().get(f).bits();
        raws[f] = RecordBits.read(packed, bit, bits);
        bit += bits;
      }
      if (padding > 0 && RecordBits.read(packed, bit, padding) != 0) {
        throw new StowageException(
            ErrorKind.INVALID,
            "readings",
            "record " + (i + 1),
            "its " + padding + " padding bits at the end must be zero");
      }
      builder.addRaw(raws);
    }
    return builder.finish();
  }

  /**
   * Joins batches.
   *
   * @param layout the layout of all of them
   * @param batches any number
   * @return one batch, in the order given
   */
  public static Readings concat(RecordLayout layout, List<Readings> batches) {
    int total = batches.stream().mapToInt(Readings::size).sum();
    long[][] columns = new long[layout.fields().size()][total];
    int at = 0;
    for (Readings batch : batches) {
      batch.requireLayout(layout);
      for (int f = 0; f < columns.length; f++) {
        System.arraycopy(batch.columns[f], 0, columns[f], at, batch.size);
      }
      at += batch.size;
    }
    return new Readings(layout, columns, total);
  }

  /**
   * Returns the layout of every reading.
   *
   * @return the layout
   */
  public RecordLayout layout() {
    return layout;
  }

  /**
   * Returns how many readings there are.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * Tells whether there is no reading.
   *
   * @return whether the size is 0
   */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Returns one raw value.
   *
   * @param reading 0 to size - 1
   * @param field an index into {@link RecordLayout#fields()}
   * @return the unsigned integer of that field
   */
  public long raw(int reading, int field) {
    return columns[field][reading];
  }

  /**
   * Returns the time of a reading.
   *
   * @param reading 0 to size - 1
   * @return microseconds since 1970
   */
  public long micros(int reading) {
    return columns[0][reading] * layout.resolution().micros();
  }

  /**
   * Returns the time of a reading.
   *
   * @param reading 0 to size - 1
   * @return the instant
   */
  public Instant time(int reading) {
    return ReadingTime.instant(micros(reading));
  }

  /**
   * Returns one value as text: for {@code time} ISO-8601, else the exact decimal of the grid.
   *
   * @param reading 0 to size - 1
   * @param field an index into {@link RecordLayout#fields()}
   * @return for example {@code 21.5}
   */
  public String text(int reading, int field) {
    return field == 0
        ? ReadingTime.format(micros(reading), layout.resolution())
        : layout.fields().get(field).format(raw(reading, field));
  }

  /**
   * Returns all records packed, one after another.
   *
   * @return size times {@link RecordLayout#bytes()} bytes
   */
  public byte[] packed() {
    byte[] packed = new byte[Math.multiplyExact(size, layout.bytes())];
    for (int i = 0; i < size; i++) {
      packInto(i, packed, i * layout.bytes());
    }
    return packed;
  }

  /**
   * Packs one record.
   *
   * @param reading 0 to size - 1
   * @return {@link RecordLayout#bytes()} bytes
   */
  public byte[] packed(int reading) {
    byte[] packed = new byte[layout.bytes()];
    packInto(reading, packed, 0);
    return packed;
  }

  private void packInto(int reading, byte[] target, int offset) {
    long bit = (long) offset * 8;
    for (int f = 0; f < columns.length; f++) {
      int bits = layout.fields().get(f).bits();
      RecordBits.write(target, bit, bits, columns[f][reading]);
      bit += bits;
    }
  }

  /**
   * Returns part of the batch.
   *
   * @param from the first reading of the part
   * @param to the first reading after the part
   * @return the readings from {@code from} to {@code to - 1}
   */
  public Readings slice(int from, int to) {
    if (from == 0 && to == size) {
      return this;
    }
    long[][] part = new long[columns.length][];
    for (int f = 0; f < columns.length; f++) {
      part[f] = Arrays.copyOfRange(columns[f], from, to);
    }
    return new Readings(layout, part, to - from);
  }

  /**
   * Returns the readings that a test accepts.
   *
   * @param test takes the index of a reading
   * @return those readings in the same order
   */
  public Readings select(IntPredicate test) {
    int[] chosen = IntStream.range(0, size).filter(test).toArray();
    return chosen.length == size ? this : pick(chosen);
  }

  /**
   * Returns the readings within a range of times.
   *
   * @param range the times to keep
   * @return those readings in the same order
   */
  public Readings within(TimeRange range) {
    long from = range.fromMicros();
    long to = range.toMicros();
    return select(i -> micros(i) >= from && micros(i) < to);
  }

  /**
   * Returns the readings in rising order of time, each time once: of several readings of one time
   * the last one of this batch stays.
   *
   * @return sorted, without duplicates; this batch itself when it is so already
   */
  public Readings inTimeOrder() {
    long[] times = columns[0];
    boolean rising = true;
    for (int i = 1; i < size && rising; i++) {
      rising = times[i - 1] < times[i];
    }
    return rising ? this : pick(lastOfEachTime(times, size));
  }

  /** Sorts indexes by time, stably, and keeps the last of each time. */
  private static int[] lastOfEachTime(long[] times, int size) {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(java.util.Comparator.comparingLong(i -> times[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int kept = 0;
    for (int i = 0; i < order.length; i++) {
      boolean repeated = i + 1 < order.length && times[order[i]] == times[order[i + 1]];
      if (!repeated) {
        order[kept++] = order[i];
      }
    }
    return Arrays.copyOf(order, kept);
  }

  /**
   * Splits the batch at UTC midnight.
   *
   * @return the readings of each day in the order of this batch; days in rising order
   */
  public SortedMap<LocalDate, Readings> byUtcDay() {
    SortedMap<Long, IntStream.Builder> indexes = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      indexes
          .computeIfAbsent(micros(i) / ReadingTime.MICROS_PER_DAY, day -> IntStream.builder())
          .add(i);
    }
    SortedMap<LocalDate, Readings> days = new TreeMap<>();
    indexes.forEach(
        (day, chosen) -> days.put(LocalDate.ofEpochDay(day), pick(chosen.build().toArray())));
    return days;
  }

  /**
   * Checks that this batch has a layout.
   *
   * @param expected the layout it should have
   * @throws StowageException INVALID when it has another
   */
  public void requireLayout(RecordLayout expected) {
    if (!layout.equals(expected)) {
      throw new StowageException(
          ErrorKind.INVALID,
          "readings",
          "",
          "they have the layout \"" + layout + "\", where \"" + expected + "\" is wanted");
    }
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Readings that) || size != that.size || !layout.equals(that.layout)) {
      return false;
    }
    for (int f = 0; f < columns.length; f++) {
      if (!Arrays.equals(columns[f], 0, size, that.columns[f], 0, size)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = layout.hashCode();
    for (long[] column : columns) {
      for (int i = 0; i < size; i++) {
        hash = 31 * hash + Long.hashCode(column[i]);
      }
    }
    return hash;
  }

  /**
   * Describes the batch without listing it.
   *
   * @return the size, and the first and last reading's time
   */
  @Override
  public String toString() {
    return size == 0
        ? "no readings"
        : size + " readings from " + text(0, 0) + " to " + text(size - 1, 0);
  }

  private Readings pick(int[] chosen) {
    long[][] picked = new long[columns.length][chosen.length];
    for (int f = 0; f < columns.length; f++) {
      for (int i = 0; i < chosen.length; i++) {
        picked[f][i] = columns[f][chosen[i]];
      }
    }
    return new Readings(layout, picked, chosen.length);
  }
}
