package dev.stowage.core.series;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random layouts and readings that fit them. */
final class Layouts {

  private static final List<String> DECIMALS =
      List.of("1", "0.1", "0.25", "10", "-1", "0.001", "123.456", "-0.5");

  private Layouts() {}

  static Arbitrary<RecordLayout> any() {
    Arbitrary<String> unit = Arbitraries.of("s", "ms", "us");
    Arbitrary<Integer> timeBits = Arbitraries.integers().between(1, 63);
    return net.jqwik.api.Combinators.combine(unit, timeBits, fields())
        .as((u, bits, fields) -> RecordLayout.parse("time:" + bits + ":" + u + fields));
  }

  private static Arbitrary<String> fields() {
    Arbitrary<String> field =
        net.jqwik.api.Combinators.combine(
                Arbitraries.integers().between(1, 63),
                Arbitraries.of(DECIMALS),
                Arbitraries.of(DECIMALS))
            .as((bits, scale, offset) -> bits + ":" + scale + ":" + offset);
    return field.list().ofMinSize(0).ofMaxSize(7).map(Layouts::named);
  }

  private static String named(List<String> fields) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      text.append(" f").append(i).append(':').append(fields.get(i));
    }
    return text.toString();
  }

  /** Readings with values at the ends of their ranges as often as between, in no order. */
  static Readings random(RecordLayout layout, int size, java.util.Random random) {
    ReadingsBuilder builder = Readings.builder(layout);
    List<Field> fields = layout.fields();
    for (int i = 0; i < size; i++) {
      long[] raws = new long[fields.size()];
      for (int f = 0; f < raws.length; f++) {
        long max = f == 0 ? ReadingTime.maxRaw(layout) : fields.get(f).maxRaw();
        raws[f] =
            switch (random.nextInt(4)) {
              case 0 -> 0;
              case 1 -> max;
              case 2 -> Math.min(max, random.nextInt(1000));
              default -> (random.nextLong() >>> 1) % (max + (max == Long.MAX_VALUE ? 0 : 1));
            };
      }
      builder.addRaw(raws);
    }
    return builder.build();
  }

  /** Readings as a sensor sends them: a steady beat with jitter and values that wander. */
  static Readings sensor(RecordLayout layout, int size, java.util.Random random) {
    ReadingsBuilder builder = Readings.builder(layout);
    List<Field> fields = layout.fields();
    long[] raws = new long[fields.size()];
    raws[0] = 1_740_787_200_000L;
    for (int f = 1; f < raws.length; f++) {
      raws[f] = fields.get(f).maxRaw() / 2;
    }
    for (int i = 0; i < size; i++) {
      builder.addRaw(raws);
      raws[0] += 15_000 + random.nextInt(300) - 150;
      for (int f = 1; f < raws.length; f++) {
        long max = fields.get(f).maxRaw();
        raws[f] = Math.max(0, Math.min(max, raws[f] + random.nextInt(7) - 3));
      }
    }
    return builder.build();
  }

  static List<Integer> sizesAround(int limit) {
    return new ArrayList<>(List.of(0, 1, 2, limit - 1, limit, limit + 1, 3 * limit));
  }
}
