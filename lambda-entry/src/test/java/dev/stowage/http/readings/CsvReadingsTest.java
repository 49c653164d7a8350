package dev.stowage.http.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadingsTest {

  private static final RecordLayout LAYOUT =
      RecordLayout.parse("time:42:ms temperature:14:0.1:-100 humidity:7");
  private static final String HEADER = "time,temperature,humidity\n";
  private static final String ROW = "2025-03-01T12:00:00Z,21.5,47\n";

  @Test
  void readsRowsInTheOrderOfTheText() {
    Readings readings =
        read(HEADER + "2025-03-01T12:00:00Z,21.5,47\n1740830399000,-7,0\n").readings();
    assertThat(readings.size()).isEqualTo(2);
    assertThat(row(readings, 0)).isEqualTo("2025-03-01T12:00:00Z,21.5,47");
    assertThat(row(readings, 1)).isEqualTo("2025-03-01T11:59:59Z,-7,0");
  }

  @Test
  void takesTheColumnsInAnyOrder() {
    Readings readings =
        read("humidity,time,temperature\n47,2025-03-01T12:00:00Z,21.5\n").readings();
    assertThat(row(readings, 0)).isEqualTo("2025-03-01T12:00:00Z,21.5,47");
  }

  @Test
  void takesAByteOrderMarkQuotesCarriageReturnsEmptyLinesAndAMissingLastLineFeed() {
    String header = "\uFEFF\"time\",temperature,\"humidity\"";
    String first = "\"2025-03-01T12:00:00Z\",\"21.5\",47";
    String last = "2025-03-01T12:00:01Z,22,48";
    Readings readings = read(String.join("\r\n", header, first, "", last)).readings();
    assertThat(row(readings, 0)).isEqualTo("2025-03-01T12:00:00Z,21.5,47");
    assertThat(row(readings, 1)).isEqualTo("2025-03-01T12:00:01Z,22,48");
  }

  @Test
  void dropsBlanksAroundCells() {
    Readings readings =
        read("time, temperature ,humidity\n2025-03-01T12:00:00Z, 21.5,\t47 \n").readings();
    assertThat(row(readings, 0)).isEqualTo("2025-03-01T12:00:00Z,21.5,47");
  }

  @Test
  void countsRoundedValues() {
    ReceivedReadings contents =
        read(HEADER + "2025-03-01T12:00:00Z,21.55,47.2\n" + "2025-03-01T12:00:01Z,21.5,47\n");
    assertThat(contents.rounded()).isEqualTo(2);
    assertThat(row(contents.readings(), 0)).isEqualTo("2025-03-01T12:00:00Z,21.6,47");
  }

  @Test
  void readsTextLargerThanEveryBuffer() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 100_000; i++) {
      text.append(1_740_830_400_000L + i).append(",21.5,47\n");
    }
    Readings readings = read(text.toString()).readings();
    assertThat(readings.size()).isEqualTo(100_000);
    assertThat(readings.micros(99_999)).isEqualTo(1_740_830_499_999_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-03-01T12:00:00Z,21.5,128 | field humidity: 128 does not fit; humidity holds 0 to 127",
        "2025-03-01T12:00:00Z,-100.1,1 | -100.1 does not fit; temperature holds -100 to 1538.3",
        "2025-03-01T12:00:00Z,NaN,1 | field temperature: \"NaN\" is no number; temperature holds",
        "2025-03-01T12:00:00Z,,1 | field temperature: \"\" is no number; temperature holds",
        "2025-03-01T12:00:00Z,21.5 | 2 cells, where the header has 3 columns",
        "2025-03-01T12:00:00Z,21.5,47,1 | 4 cells, where the header has 3 columns",
        "yesterday,21.5,47 | field time: \"yesterday\" is no time; write 2025-03-01T12:00:00Z",
        "2025-03-01 12:00:00,21.5,47 | field time: \"2025-03-01 12:00:00\" is no time; write",
        "-1,21.5,47 | -1 ms since 1970 does not fit; time holds 1970-01-01T00:00:00Z to",
        "4398046511104,21.5,47 | does not fit; time holds 1970-01-01T00:00:00Z to 2109-05-15",
        "10000-01-01T00:00:00Z,21.5,47 | field time:",
      })
  void namesLineFieldAndRangeOfARowThatDoesNotFit(String row, String what) {
    StowageException refused = refused(HEADER + ROW + "\n" + row + "\n" + ROW);
    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(refused.key()).isEqualTo("readings.csv line 4");
    assertThat(refused.what()).contains(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time,temperature | the header has no column humidity; by the layout it names",
        "time,temperature,humidity,co2 | the header has a column \"co2\", which is no field",
        "time,temperature,humidity,time | the header has the column time twice",
        "Time,temperature,humidity | has no column time and has a column \"Time\", which is no",
        "time;temperature;humidity | no column time and has no column temperature and has no",
      })
  void refusesAHeaderThatDoesNotNameTheFields(String header, String what) {
    StowageException refused = refused(header + "\n" + ROW);
    assertThat(refused.key()).isEqualTo("readings.csv line 1");
    assertThat(refused.what()).contains(what, "time,temperature,humidity, in any order");
  }

  @Test
  void refusesTextWithoutAReading() {
    assertThat(refused("").what()).contains("it is empty");
    assertThat(refused("\uFEFF").what()).contains("it is empty");
    assertThat(refused(HEADER).what()).contains("there is no reading below the header");
  }

  @Test
  void refusesBytesThatAreNoUtf8AndNamesTheirLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEADER + ROW.repeat(5000)).getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {'2', (byte) 0xc3, (byte) 0x28, '\n'});
    StowageException refused = refused(bytes.toByteArray());
    assertThat(refused.key()).isEqualTo("readings.csv line 5002");
    assertThat(refused.what()).contains("no UTF-8");
  }

  @Test
  void refusesTextThatEndsWithinACharacter() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
    bytes.write(0xe2);
    bytes.write(0x82);
    assertThat(refused(bytes.toByteArray()).what()).contains("no UTF-8");
  }

  @Test
  void saysWhenTheBytesCannotBeRead() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    StowageException refused =
        catchThrowableOfType(
            StowageException.class, () -> new CsvReadings("readings.csv", LAYOUT).read(broken));
    assertThat(refused.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(refused.what()).contains("cannot be read", "the disk is gone");
  }

  @Test
  void refusesAHeaderOfThousandsOfColumnsAsAWhole() {
    StringBuilder header = new StringBuilder();
    IntStream.range(0, 10_000).forEach(i -> header.append(i).append(','));
    assertThat(refused(header + "x\n" + ROW).what())
        .startsWith("the header has 10001 columns; by the layout it names time,");
  }

  private static ReceivedReadings read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ReceivedReadings read(byte[] text) {
    return new CsvReadings("readings.csv", LAYOUT).read(new ByteArrayInputStream(text));
  }

  private static StowageException refused(String text) {
    return refused(text.getBytes(StandardCharsets.UTF_8));
  }

  private static StowageException refused(byte[] text) {
    return catchThrowableOfType(StowageException.class, () -> read(text));
  }

  private static String row(Readings readings, int reading) {
    return readings.text(reading, 0)
        + ","
        + readings.text(reading, 1)
        + ","
        + readings.text(reading, 2);
  }
}
