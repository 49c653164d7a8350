package dev.stowage.testkit.tck;

import dev.stowage.core.series.Field;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fresh names, layouts of every shape, and readings that are the same at every run. */
final class Samples {

  /** One value at microseconds: 80 bits, 10 bytes. */
  static final RecordLayout PLAIN = RecordLayout.parse("time:56:us value:24");

  /** Two values, so that a mix of two records shows: 96 bits, 12 bytes. */
  static final RecordLayout PAIR = RecordLayout.parse("time:56:us writer:16 round:24");

  /** A sensor's layout: 94 bits, 12 bytes. */
  static final RecordLayout SENSOR =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
              + " flags:5");

  /** Ten in the morning of some day, in microseconds. */
  static final long MORNING = 1_740_823_200_000_000L;

  static final long SECOND = 1_000_000L;
  static final long HOUR = 3_600 * SECOND;
  static final long DAY = ReadingTime.MICROS_PER_DAY;

  /** The first midnight after {@link #MORNING}. */
  static final long MIDNIGHT = (MORNING / DAY + 1) * DAY;

  private Samples() {}

  static String freshName() {
    return "tck-" + UUID.randomUUID();
  }

  static Series fresh(RecordLayout layout) {
    return new Series(freshName(), layout);
  }

  /** Layouts at the limits of the grammar: widths, units, one field and sixty-four. */
  static List<RecordLayout> layouts() {
    String bytes =
        IntStream.range(1, 64).mapToObj(i -> "f" + i + ":8").collect(Collectors.joining(" "));
    String words =
        IntStream.range(1, 8).mapToObj(i -> "w" + i + ":63").collect(Collectors.joining(" "));
    return List.of(
        SENSOR,
        RecordLayout.parse("time:1:s"),
        RecordLayout.parse("time:1:s on:1"),
        RecordLayout.parse("time:42:ms"),
        RecordLayout.parse("time:32:s flag:1 wide:63"),
        RecordLayout.parse("time:63:us a:1 b:2 c:3 d:5 e:7"),
        RecordLayout.parse("time:58:us x:13:0.001:-7.5"),
        RecordLayout.parse("time:8:s " + bytes),
        RecordLayout.parse("time:63:us " + words + " rest:8"));
  }

  static Readings of(long micros, long value) {
    return Readings.builder(PLAIN).addRaw(micros, value).build();
  }

  /** Readings of {@link #PLAIN} at a regular distance, all of one value. */
  static Readings row(long fromMicros, long stepMicros, int count, long value) {
    ReadingsBuilder builder = Readings.builder(PLAIN);
    for (int i = 0; i < count; i++) {
      builder.addRaw(fromMicros + i * stepMicros, value);
    }
    return builder.build();
  }

  static Readings join(Readings... batches) {
    return Readings.concat(batches[0].layout(), List.of(batches));
  }

  /** Readings of rising times with arbitrary values; fewer where the width holds fewer times. */
  static Readings random(RecordLayout layout, int count, long seed) {
    Random random = new Random(seed);
    List<Field> fields = layout.fields();
    long base = MORNING / layout.resolution().micros();
    boolean narrow = fields.get(0).maxRaw() < base + count;
    int fitting = narrow ? (int) Math.min(count, fields.get(0).maxRaw() + 1) : count;
    ReadingsBuilder builder = Readings.builder(layout);
    for (int i = 0; i < fitting; i++) {
      long[] raws = new long[fields.size()];
      raws[0] = narrow ? i : base + i;
      for (int f = 1; f < raws.length; f++) {
        raws[f] = random.nextLong() & fields.get(f).maxRaw();
      }
      builder.addRaw(raws);
    }
    return builder.build();
  }

  /** The same readings in an order that has nothing to do with time. */
  static Readings shuffled(Readings readings, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, readings.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return Readings.concat(
        readings.layout(), order.stream().map(i -> readings.slice(i, i + 1)).toList());
  }

  static Instant instant(long micros) {
    return ReadingTime.instant(micros);
  }
}
