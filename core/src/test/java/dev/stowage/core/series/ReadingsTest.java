package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingsTest {

  private static final RecordLayout SMALL =
      RecordLayout.parse("time:42:ms temperature:14:0.1:-100 flag:1");

  @Test
  void aFinishedBatchStaysWhenItsBuilderBeginsAnew() {
    RecordLayout layout = RecordLayout.parse("time:42:ms temperature:14:0.1:-100");
    ReadingsBuilder builder = Readings.builder(layout);
    Readings first = builder.addRaw(1, 2).finish();
    assertThat(builder.size()).isZero();
    Readings second = builder.addRaw(3, 4).addRaw(5, 6).finish();
    assertThat(first).isEqualTo(Readings.builder(layout).addRaw(1, 2).build());
    assertThat(second).isEqualTo(Readings.builder(layout).addRaw(3, 4).addRaw(5, 6).build());
    assertThat(second.hashCode())
        .isEqualTo(Readings.builder(layout).addRaw(3, 4).addRaw(5, 6).build().hashCode());
  }

  @Property
  void packedRecordsComeBackBitForBit(
      @ForAll("layouts") RecordLayout layout,
      @ForAll @IntRange(min = 0, max = 40) int size,
      @ForAll Random random) {
    Readings readings = Layouts.random(layout, size, random);
    byte[] packed = readings.packed();
    assertThat(packed).hasSize(size * layout.bytes());
    assertThat(Readings.ofPacked(layout, packed)).isEqualTo(readings);
  }

  @Property
  void textsComeBackWithoutRounding(@ForAll("layouts") RecordLayout layout, @ForAll Random random) {
    Readings readings = Layouts.random(layout, 5, random);
    ReadingsBuilder again = Readings.builder(layout);
    for (int i = 0; i < readings.size(); i++) {
      String[] texts = new String[layout.fields().size()];
      for (int f = 0; f < texts.length; f++) {
        texts[f] = readings.text(i, f);
        assertThat(texts[f]).doesNotContain("E").doesNotMatch(".*\\.[0-9]*0");
      }
      again.addText(texts);
    }
    assertThat(again.build()).isEqualTo(readings);
    assertThat(again.rounded()).isZero();
  }

  static List<Integer> everyWidth() {
    return java.util.stream.IntStream.rangeClosed(1, 63).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("everyWidth")
  void everyWidthHoldsItsLimitsAndNothingBeyond(int bits) {
    RecordLayout layout = RecordLayout.parse("time:1:s pad:3 x:" + bits + " tail:2");
    long max = bits == 63 ? Long.MAX_VALUE : (1L << bits) - 1;
    BigDecimal highest = BigDecimal.valueOf(max);
    ReadingsBuilder builder = Readings.builder(layout);
    for (BigDecimal fits : List.of(highest, highest.subtract(BigDecimal.ONE), BigDecimal.ZERO)) {
      builder.addText("1", "5", fits.toPlainString(), "2");
    }
    assertThatThrownBy(() -> builder.addText("1", "5", highest.add(BigDecimal.ONE) + "", "2"))
        .hasMessageContaining("x holds 0 to " + max);
    assertThatThrownBy(() -> builder.addText("1", "5", "-1", "2"))
        .hasMessageContaining("x holds 0 to " + max);
    Readings again = Readings.ofPacked(layout, builder.build().packed());
    assertThat(again.size()).isEqualTo(3);
    assertThat(again.raw(0, 2)).isEqualTo(max);
    assertThat(again.raw(1, 2)).isEqualTo(max - 1);
    assertThat(again.raw(2, 2)).isZero();
    assertThat(again.raw(0, 3)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"s,253402300799,0", "ms,253402300799999,0", "us,253402300799999999,0"})
  void timesEndWithTheYear9999WhateverTheWidth(String unit, long last, int zero) {
    RecordLayout layout = RecordLayout.parse("time:63:" + unit);
    Readings ends = Readings.builder(layout).addRaw(zero).addRaw(last).build();
    assertThat(ends.text(1, 0)).startsWith("9999-12-31T23:59:59");
    assertThatThrownBy(() -> Readings.builder(layout).addRaw(last + 1))
        .hasMessageContaining("time holds 1970-01-01T00:00:00Z to 9999-12-31T23:59:59");
    assertThatThrownBy(() -> Readings.builder(layout).addText(last + 1 + ""))
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> Readings.ofPacked(layout, packedTime(last + 1)))
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> Readings.builder(layout).addText("10000-01-01T00:00:00Z"))
        .hasMessageContaining("time");
    assertThatThrownBy(() -> Readings.builder(layout).addText("1969-12-31T23:59:59Z"))
        .hasMessageContaining("does not fit");
  }

  private static byte[] packedTime(long time) {
    return java.nio.ByteBuffer.allocate(8).putLong(time << 1).array();
  }

  @ParameterizedTest
  @CsvSource({
    "21.5,21.5,0",
    "21.54,21.5,1",
    "21.55,21.6,1",
    "21.45,21.4,1",
    "-100,-100,0",
    "-100.04,-100,1",
    "1538.34,1538.3,1",
    "2.15e1,21.5,0",
    "+21.50,21.5,0",
    ".5,0.5,0",
    "-.5,-0.5,0",
    "21.,21,0",
  })
  void roundsHalfToEvenOnTheGridAndCountsIt(String given, String stored, int rounded) {
    ReadingsBuilder builder = Readings.builder(SMALL).addText("0", given, "1");
    assertThat(builder.build().text(0, 1)).isEqualTo(stored);
    assertThat(builder.rounded()).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({
    "-100.06",
    "1538.36",
    "1e99",
    "-1e99",
    "NaN",
    "Infinity",
    "''",
    "abc",
    "1e9999",
    "0x1"
  })
  void refusesWhatDoesNotFitNamingFieldAndRange(String given) {
    ReadingsBuilder builder = Readings.builder(SMALL);
    assertThatThrownBy(() -> builder.addText("0", given, "1"))
        .hasMessageContaining("temperature holds -100 to 1538.3 in steps of 0.1");
    assertThat(builder.size()).isZero();
    assertThat(builder.rounded()).isZero();
  }

  @Test
  void namesTheLowerBoundOfANegativeScaleFirst() {
    RecordLayout falling = RecordLayout.parse("time:42:ms w:10:-0.5:3");
    assertThatThrownBy(() -> Readings.builder(falling).addText("0", "4"))
        .hasMessageContaining("w holds -508.5 to 3 in steps of 0.5");
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
      assertThatThrownBy(() -> Readings.builder(SMALL).add(Instant.EPOCH, none, 0))
          .hasMessageContaining("temperature holds");
    }
    assertThatThrownBy(() -> Readings.builder(SMALL).add(Instant.EPOCH, 1))
        .hasMessageContaining("2 values, where the layout has 3 fields");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-01T12:00:00Z,2025-03-01T12:00:00Z,0",
    "2025-03-01T13:00:00+01:00,2025-03-01T12:00:00Z,0",
    "2025-03-01T13:00:00+0100,2025-03-01T12:00:00Z,0",
    "2025-03-01T13:00:00+01,2025-03-01T12:00:00Z,0",
    "2025-03-01t12:00:00z,2025-03-01T12:00:00Z,0",
    "'2025-03-01T12:00:00,5Z',2025-03-01T12:00:00.500Z,0",
    "2025-03-01T12:00:00.25Z,2025-03-01T12:00:00.250Z,0",
    "2025-03-01T12:00:00.0005Z,2025-03-01T12:00:00Z,1",
    "2025-03-01T12:00:00.0015Z,2025-03-01T12:00:00.002Z,1",
    "1740830400001,2025-03-01T12:00:00.001Z,0",
    "1740830400000.6,2025-03-01T12:00:00.001Z,1",
  })
  void readsTimesAsIsoOrAsANumberOfTheUnit(String given, String stored, int rounded) {
    ReadingsBuilder builder = Readings.builder(SMALL).addText(given, "0", "0");
    assertThat(builder.build().text(0, 0)).isEqualTo(stored);
    assertThat(builder.rounded()).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "2025-03-01", "2025-03-01T12:00:00", "2025-13-01T12:00:00Z", "''"})
  void refusesTimesWithoutOffsetOrSense(String given) {
    assertThatThrownBy(() -> Readings.builder(SMALL).addText(given, "0", "0"))
        .hasMessageContaining("is no time; write 2025-03-01T12:00:00Z")
        .hasMessageContaining("time holds 1970-01-01T00:00:00Z to 2109-05-15T07:35:11.103Z");
  }

  @Test
  void printsSixDigitsOfFractionForMicroseconds() {
    RecordLayout layout = RecordLayout.parse("time:63:us");
    Readings readings = Readings.builder(layout).addRaw(1_000_001).addRaw(2_500_000).build();
    assertThat(readings.text(0, 0)).isEqualTo("1970-01-01T00:00:01.000001Z");
    assertThat(readings.text(1, 0)).isEqualTo("1970-01-01T00:00:02.500000Z");
  }

  @Test
  void refusesHalfARecordAndPaddingThatIsNotZero() {
    assertThatThrownBy(() -> Readings.ofPacked(SMALL, new byte[9]))
        .hasMessageContaining("9 bytes are no whole number of records of 8 bytes");
    byte[] padded = new byte[16];
    padded[15] = 1;
    assertThatThrownBy(() -> Readings.ofPacked(SMALL, padded)).hasMessageContaining("record 2");
  }

  @Test
  void theLastReadingOfATimeWins() {
    Readings sorted =
        Readings.builder(SMALL)
            .addRaw(5, 1, 0)
            .addRaw(3, 2, 0)
            .addRaw(5, 3, 1)
            .addRaw(4, 4, 0)
            .addRaw(3, 5, 1)
            .build()
            .inTimeOrder();
    assertThat(sorted)
        .isEqualTo(Readings.builder(SMALL).addRaw(3, 5, 1).addRaw(4, 4, 0).addRaw(5, 3, 1).build());
    assertThat(sorted.inTimeOrder()).isSameAs(sorted);
  }

  @Test
  void splitsAtUtcMidnightAndKeepsTheOrder() {
    Readings readings =
        Readings.builder(SMALL)
            .addText("2025-03-02T00:00:00Z", "1", "0")
            .addText("2025-03-01T23:59:59.999Z", "2", "0")
            .addText("2025-03-02T12:00:00Z", "3", "0")
            .addText("2025-03-01T00:00:00Z", "4", "0")
            .build();
    var days = readings.byUtcDay();
    assertThat(days.keySet())
        .containsExactly(LocalDate.parse("2025-03-01"), LocalDate.parse("2025-03-02"));
    assertThat(days.get(LocalDate.parse("2025-03-01"))).isEqualTo(readings.select(i -> i % 2 == 1));
    assertThat(days.get(LocalDate.parse("2025-03-02"))).isEqualTo(readings.select(i -> i % 2 == 0));
  }

  @Test
  void joinsAndSlices() {
    Readings all = Layouts.random(SMALL, 50, new Random(7));
    Readings joined =
        Readings.concat(SMALL, List.of(all.slice(0, 20), all.slice(20, 20), all.slice(20, 50)));
    assertThat(joined).isEqualTo(all).hasSameHashCodeAs(all);
    assertThat(all.slice(0, 20)).isNotEqualTo(all.slice(1, 21));
    assertThatThrownBy(
            () -> Readings.concat(RecordLayout.parse("time:42:ms"), List.of(all.slice(0, 1))))
        .hasMessageContaining("is wanted");
  }

  @Provide
  Arbitrary<RecordLayout> layouts() {
    return Layouts.any();
  }
}
