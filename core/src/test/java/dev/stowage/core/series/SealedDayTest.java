package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealedDayTest {

  private static final RecordLayout JOURNEY = RecordLayout.parse(GoldenRecordTest.JOURNEY);

  @Property(tries = 300)
  void anyReadingsComeBack(
      @ForAll("layouts") RecordLayout layout,
      @ForAll @IntRange(min = 0, max = 300) int size,
      @ForAll Random random) {
    Readings readings = Layouts.random(layout, size, random).inTimeOrder();
    SealedDay day = SealedDay.open(SealedDay.encode(readings), "day");
    assertThat(day.read(TimeRange.ALL)).isEqualTo(readings);
    assertThat(day.layout()).isEqualTo(layout);
    assertThat(day.count()).isEqualTo(readings.size());
  }

  @Property(tries = 100)
  void whereThePagesAreCutMakesNoDifferenceToTheBytes(
      @ForAll("layouts") RecordLayout layout,
      @ForAll @IntRange(min = 0, max = 3 * SealedDay.CHUNK) int size,
      @ForAll @IntRange(min = 1, max = 2 * SealedDay.CHUNK) int widestPage,
      @ForAll Random random) {
    Readings readings = Layouts.random(layout, size, random).inTimeOrder();
    SealedDayEncoder encoder = SealedDayEncoder.checking(layout, "day");
    for (int at = 0; at < readings.size(); ) {
      int to = Math.min(readings.size(), at + random.nextInt(widestPage + 1));
      encoder.add(readings.slice(at, to));
      at = to;
    }
    assertThat(joined(encoder.finish())).isEqualTo(SealedDay.encode(readings));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void anEncoderKnowsHowManyBytesItsChunksTake(int size) {
    Readings readings = Layouts.sensor(JOURNEY, size, new Random(size));
    SealedDayEncoder encoder = SealedDayEncoder.checking(JOURNEY, "day").add(readings);
    List<byte[]> pieces = encoder.finish();
    assertThat(pieces).hasSize(1 + (size + SealedDay.CHUNK - 1) / SealedDay.CHUNK);
    assertThat(encoder.encodedBytes()).isEqualTo(joined(pieces).length - pieces.get(0).length);
  }

  @Test
  void refusesAPageThatDoesNotComeAfterTheOneBefore() {
    Readings readings = Layouts.sensor(JOURNEY, 2 * SealedDay.CHUNK, new Random(7));
    for (int last : new int[] {0, 1, SealedDay.CHUNK - 1, SealedDay.CHUNK}) {
      SealedDayEncoder encoder = SealedDayEncoder.checking(JOURNEY, "day");
      encoder.add(readings.slice(0, last + 1));
      assertThatThrownBy(() -> encoder.add(readings.slice(last, last + 1)))
          .hasMessageContaining("not in rising order");
    }
  }

  @Test
  void refusesAPageOfAnotherLayout() {
    SealedDayEncoder encoder = SealedDayEncoder.checking(JOURNEY, "day");
    assertThatThrownBy(() -> encoder.add(Readings.none(RecordLayout.parse("time:42:ms a:8"))))
        .hasMessageContaining("layout");
  }

  private static byte[] joined(List<byte[]> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pieces.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  static List<Integer> sizes() {
    return Layouts.sizesAround(SealedDay.CHUNK);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void chunksBeginAndEndWhereTheyShould(int size) {
    Readings readings = Layouts.sensor(JOURNEY, size, new Random(size));
    SealedDay day = SealedDay.open(SealedDay.encode(readings), "day");
    assertThat(day.read(TimeRange.ALL)).isEqualTo(readings);
    assertThat(day.firstMicros()).isEqualTo(size == 0 ? 0 : readings.micros(0));
    assertThat(day.lastMicros()).isEqualTo(size == 0 ? 0 : readings.micros(size - 1));
  }

  @Test
  void aRangeIsWhatAScanOfEverythingWouldGive() {
    Readings readings = Layouts.sensor(JOURNEY, 5000, new Random(3));
    SealedDay day = SealedDay.open(SealedDay.encode(readings), "day");
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      Instant from = readings.time(random.nextInt(5000)).plusMillis(random.nextInt(3) - 1);
      TimeRange range = new TimeRange(from, from.plusSeconds(random.nextInt(40_000)));
      assertThat(day.read(range)).isEqualTo(readings.within(range));
      assertThat(day.atMost(range))
          .isBetween(day.read(range).size(), day.read(range).size() + 2 * SealedDay.CHUNK);
    }
  }

  @Test
  void sensorReadingsTakeLessThanHalfOfTheirPackedRecords() {
    Readings readings = Layouts.sensor(JOURNEY, 5760, new Random(5));
    assertThat(SealedDay.encode(readings).length).isLessThan(readings.packed().length / 2);
  }

  @Test
  void everyFlippedBitIsFound() {
    byte[] sealed = SealedDay.encode(Layouts.sensor(JOURNEY, 40, new Random(6)));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] broken = sealed.clone();
      broken[bit / 8] ^= (byte) (1 << (bit % 8));
      assertCorrupt(broken);
    }
  }

  @Test
  void everyTruncationAndEveryByteTooManyIsFound() {
    byte[] sealed = SealedDay.encode(Layouts.sensor(JOURNEY, 40, new Random(6)));
    for (int length = 0; length < sealed.length; length++) {
      assertCorrupt(Arrays.copyOf(sealed, length));
    }
    assertCorrupt(Arrays.copyOf(sealed, sealed.length + 1));
  }

  private static void assertCorrupt(byte[] broken) {
    assertThatThrownBy(() -> SealedDay.open(broken, "2025-03-01.stw").read(TimeRange.ALL))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
        .hasMessageContaining("2025-03-01.stw")
        .hasMessageContaining("offset");
  }

  @Test
  void refusesReadingsThatAreNotInOrder() {
    Readings twice = Readings.builder(JOURNEY).addRaw(1, 0, 0, 0, 0, 0, 0, 0).build();
    assertThatThrownBy(() -> SealedDay.encode(Readings.concat(JOURNEY, List.of(twice, twice))))
        .hasMessageContaining("not in rising order");
  }

  @Test
  void theFormatDoesNotChange() {
    ReadingsBuilder golden = Readings.builder(RecordLayout.parse("time:42:ms a:8 b:4 c:9"));
    for (int i = 0; i < 20; i++) {
      golden.addRaw(1_740_830_400_000L + 15_000L * i, 100 + i % 3, 7, (i * 179) % 512);
    }
    assertThat(HexFormat.of().formatHex(SealedDay.encode(golden.build())))
        .isEqualTo(
            "5354574401001674696d653a34323a6d7320613a3820623a3420633a390000001400000001000001"
                + "955193de00000001955198374800000014000000392c986827c992972e02655464f78000ffffff00"
                + "000000000075300000000264064b2592c964b258017000002cecc19665fc64e5cc12dfdb13245f94"
                + "7d9878d2d490");
  }

  @Test
  void theFormatOfSeveralChunksDoesNotChange() throws NoSuchAlgorithmException {
    byte[] sealed = SealedDay.encode(Layouts.sensor(JOURNEY, 5000, new Random(8)));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(sealed);
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("f04809dada39cd88f93e209739ebb684553fc6baf5d0b04ec7e64ee70a6cbb33");
  }

  @Provide
  Arbitrary<RecordLayout> layouts() {
    return Layouts.any();
  }
}
