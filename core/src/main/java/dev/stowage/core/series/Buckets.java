package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * Reduces readings that come in rising order of time to one for each bucket. Buckets are aligned to
 * 1970-01-01T00:00:00Z; a bucket without a reading yields none; the time of a bucket is its
 * beginning. Holds one bucket at a time.
 */
final class Buckets {

  private final RecordLayout layout;
  private final Aggregate aggregate;
  private final long width;
  private final long[] state;
  private final long[] highSums;
  private ReadingsBuilder out;
  private long bucket = -1;
  private long count;

  /**
   * Begins without a bucket.
   *
   * @param layout the layout of the readings
   * @param every the length of a bucket, a whole multiple of the layout's unit of time
   * @param aggregate what becomes of a bucket
   */
  Buckets(RecordLayout layout, Duration every, Aggregate aggregate) {
    this.layout = layout;
    this.aggregate = aggregate;
    this.width = width(every, layout.resolution());
    this.out = Readings.builder(layout);
    this.state = new long[layout.fields().size()];
    this.highSums = new long[layout.fields().size()];
  }

  /**
   * Checks the length of a bucket.
   *
   * @throws StowageException INVALID when it is no whole multiple of the layout's unit of time
   */
  static void checkLength(Duration every, RecordLayout layout) {
    width(every, layout.resolution());
  }

  /**
   * Reads on until buckets are complete.
   *
   * @param pages readings in rising order of time, behind those that were read before
   * @return the buckets that are complete and were not given out yet, or empty at the end
   */
  Optional<Readings> next(Iterator<Readings> pages) {
    while (out.size() == 0 && pages.hasNext()) {
      add(pages.next());
    }
    if (out.size() == 0) {
      close();
    }
    Readings complete = out.build();
    out = Readings.builder(layout);
    return complete.isEmpty() ? Optional.empty() : Optional.of(complete);
  }

  private void add(Readings page) {
    for (int i = 0; i < page.size(); i++) {
      long of = page.micros(i) / width;
      if (of != bucket) {
        close();
        bucket = of;
      }
      for (int f = 1; f < state.length; f++) {
        fold(f, page.raw(i, f));
      }
      count++;
    }
  }

  /**
   * A sum of n values of up to 63 bits can pass 64 bits, so low and high halves are summed apart.
   */
  private void fold(int field, long raw) {
    boolean falling = layout.fields().get(field).scale().signum() < 0;
    boolean first = count == 0;
    switch (aggregate) {
      case AVG -> {
        state[field] = (first ? 0 : state[field]) + (raw & 0xffff_ffffL);
        highSums[field] = (first ? 0 : highSums[field]) + (raw >>> 32);
      }
      case MIN -> state[field] = first ? raw : lower(state[field], raw, falling);
      case MAX -> state[field] = first ? raw : lower(state[field], raw, !falling);
      case LAST -> state[field] = raw;
    }
  }

  private static long lower(long a, long b, boolean reversed) {
    return reversed ? Math.max(a, b) : Math.min(a, b);
  }

  private void close() {
    if (count == 0) {
      return;
    }
    long[] raws = state.clone();
    raws[0] = bucket * width / layout.resolution().micros();
    if (aggregate == Aggregate.AVG) {
      for (int f = 1; f < raws.length; f++) {
        raws[f] = mean(highSums[f], state[f]);
      }
    }
    out.addRaw(raws);
    count = 0;
  }

  private long mean(long high, long low) {
    BigInteger sum = BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
    return new BigDecimal(sum)
        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static long width(Duration every, Resolution resolution) {
    long unit = resolution.micros() * 1000;
    try {
      long nanos = every.toNanos();
      if (nanos > 0 && nanos % unit == 0) {
        return nanos / 1000;
      }
    } catch (ArithmeticException beyond292Years) {
      // Falls through: longer than any duration in nanoseconds that a long holds.
    }
    throw new StowageException(
        ErrorKind.INVALID,
        "downsample",
        every.toString(),
        "a bucket is a whole number of " + resolution.symbol() + ", at least 1, at most 292 years");
  }
}
