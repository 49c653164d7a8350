package dev.stowage.http.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.http.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes out, cut into pages; and that each form reads what it wrote. */
class ReadingsPageTest {

  private static final RecordLayout LAYOUT =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
              + " flags:5");
  private static final Series SERIES = new Series("temp-2", LAYOUT);
  private static final byte[] GOLDEN = HexFormat.of().parseHex("655464f780123412fd7a6414");
  private static final Readings ONE = Readings.ofPacked(LAYOUT, GOLDEN);

  @Test
  void writesTheGoldenRecordInEachForm() {
    assertThat(page(new JsonForm(SERIES, "live"), ONE, 1000))
        .asString()
        .isEqualTo(
            String.join(
                    ",",
                    "{'series':'temp-2'",
                    "'layout':'%s'",
                    "'source':'live'",
                    "'readings':[{'time':'2025-03-01T12:00:00Z'",
                    "'sensor':4660",
                    "'temperature':21.5",
                    "'humidity':47",
                    "'channel':2",
                    "'batteryLow':0",
                    "'signal':200",
                    "'flags':5}]}")
                .formatted(LAYOUT)
                .replace('\'', '"'));
    assertThat(page(new CsvForm(LAYOUT), ONE, 1000))
        .asString()
        .isEqualTo(
            """
            time,sensor,temperature,humidity,channel,batteryLow,signal,flags
            2025-03-01T12:00:00Z,4660,21.5,47,2,0,200,5
            """);
    assertThat(page(new PackedForm(MediaType.READINGS), ONE, 1000)).isEqualTo(GOLDEN);
  }

  @Test
  void writesNoReadingAsADocumentWithoutRows() {
    Readings none = Readings.none(LAYOUT);
    assertThat(page(new JsonForm(SERIES, "live"), none, 0)).asString().endsWith("\"readings\":[]}");
    assertThat(page(new CsvForm(LAYOUT), none, 0)).asString().endsWith(",flags\n");
    assertThat(page(new PackedForm(MediaType.READINGS), none, 0)).isEmpty();
  }

  @Test
  void readsWhatItWrote() {
    Readings all =
        Readings.concat(LAYOUT, IntStream.range(0, 50).mapToObj(ReadingsPageTest::at).toList());
    byte[] csv = page(new CsvForm(LAYOUT), all, 1 << 20);
    assertThat(new CsvReadings("body", LAYOUT).read(new ByteArrayInputStream(csv)).readings())
        .isEqualTo(all);
    byte[] packed = page(new PackedForm(MediaType.READINGS), all, 1 << 20);
    assertThat(PackedReadings.read("body", LAYOUT, packed)).isEqualTo(all);
    String json =
        new String(page(new JsonForm(SERIES, "live"), all, 1 << 20), StandardCharsets.UTF_8);
    String rows = '{' + json.substring(json.indexOf("\"readings\""));
    assertThat(
            new JsonReadings("body", LAYOUT).read(rows.getBytes(StandardCharsets.UTF_8)).readings())
        .isEqualTo(all);
  }

  @Test
  void isFullAtItsLimitAndNotBefore() {
    Readings two = Readings.concat(LAYOUT, java.util.List.of(at(0), at(1)));
    for (ReadingsForm form :
        new ReadingsForm[] {
          new JsonForm(SERIES, "live"), new CsvForm(LAYOUT), new PackedForm(MediaType.READINGS)
        }) {
      int both = page(form, two, Integer.MAX_VALUE).length;
      assertThat(page(form, two, both + 1)).hasSize(both);
      assertThat(page(form, two, both)).hasSize(both);
      assertThat(page(form, two, both - 1)).isEqualTo(page(form, at(0), both));
      assertThat(page(form, two, 1)).isEqualTo(page(form, at(0), both));
    }
  }

  @Test
  void refusesPackedBytesThatUnfoldToMoreThanABatchMayHold() {
    String flags =
        IntStream.range(0, 63).mapToObj(i -> " f" + i + ":1").collect(Collectors.joining());
    RecordLayout narrow = RecordLayout.parse("time:1:s" + flags);
    int most = PackedReadings.MOST_VALUES / 64;
    assertThat(PackedReadings.read("body", narrow, new byte[most * 8]).size()).isEqualTo(most);
    StowageException refused = refused(narrow, new byte[(most + 1) * 8]);
    assertThat(refused.kind()).isEqualTo(ErrorKind.TOO_LARGE);
    assertThat(refused.what()).contains("65537 readings of 64 fields", "at most 65536");
  }

  @Test
  void refusesPackedBytesThatAreNoRecords() {
    assertThat(refused(LAYOUT, new byte[0]).what()).contains("at least one record of 12 bytes");
    assertThat(refused(LAYOUT, new byte[13]).what()).contains("13 bytes are no whole number");
  }

  private static StowageException refused(RecordLayout layout, byte[] packed) {
    return catchThrowableOfType(
        StowageException.class, () -> PackedReadings.read("body", layout, packed));
  }

  private static Readings at(int second) {
    return Readings.builder(LAYOUT)
        .addRaw(1_740_830_400_000L + second * 1000L + second % 2, 4660, second, 47, 2, 0, 200, 5)
        .build();
  }

  private static byte[] page(ReadingsForm form, Readings readings, int most) {
    ReadingsPage page = new ReadingsPage(form, most);
    for (int i = 0; i < readings.size() && page.add(readings, i); i++) {
      assertThat(readings.raw(i, 1)).isEqualTo(4660);
    }
    return page.end();
  }
}
