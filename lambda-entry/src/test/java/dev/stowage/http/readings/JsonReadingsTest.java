package dev.stowage.http.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingsTest {

  private static final RecordLayout LAYOUT =
      RecordLayout.parse("time:42:ms temperature:14:0.1:-100 humidity:7");

  @Test
  void readsReadingsInTheirOrderWhateverTheOrderOfTheirFields() {
    ReceivedReadings received =
        read(
            one("\"time\":\"2025-03-01T13:00:00+01:00\",\"temperature\":21.5,\"humidity\":47")
                .replace("]}", ",{\"humidity\":\"48\",\"time\":1000,\"temperature\":\"-1E1\"}]}"));
    assertThat(received.rounded()).isZero();
    Readings readings = received.readings();
    assertThat(readings.size()).isEqualTo(2);
    assertThat(readings.text(0, 0)).isEqualTo("2025-03-01T12:00:00Z");
    assertThat(readings.text(0, 1)).isEqualTo("21.5");
    assertThat(readings.text(1, 0)).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(readings.text(1, 1)).isEqualTo("-10");
    assertThat(readings.text(1, 2)).isEqualTo("48");
  }

  @Test
  void takesDecimalsExactlyAndCountsWhatItRounds() {
    RecordLayout fine = RecordLayout.parse("time:42:ms x:63:0.000000000000000001");
    String json = "{\"readings\":[{\"time\":1,\"x\":0.300000000000000004}]}";
    ReceivedReadings exact =
        new JsonReadings("body", fine).read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(exact.readings().text(0, 1)).isEqualTo("0.300000000000000004");
    assertThat(exact.rounded()).isZero();
    assertThat(read(one("\"time\":1,\"temperature\":21.55,\"humidity\":46.6")).rounded())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"temperature\":1,\"humidity\":128 | field humidity: 128 does not fit; humidity holds 0 to",
        "\"temperature\":NaN,\"humidity\":1 | temperature: \"NaN\" is no number; temperature holds",
        "\"temperature\":-Infinity,\"humidity\":1 | field temperature: \"-Infinity\" is no number",
        "\"temperature\":\"NaN\",\"humidity\":1 | \"NaN\" is no number; temperature holds -100 to",
        "\"temperature\":null,\"humidity\":1 | \"null\" is no number; temperature holds",
        "\"temperature\":[1],\"humidity\":1 | \"[\" is no number; temperature holds",
        "\"temperature\":{\"a\":{}},\"humidity\":1 | \"{\" is no number; temperature holds",
        "\"temperature\":1e999,\"humidity\":1 | 1E+999 does not fit; temperature holds",
        "\"temperature\":1 | field humidity: it is missing; it holds 0 to 127 in steps of 1",
        "\"temperature\":1,\"humidity\":1,\"x\":1 | there is no field \"x\"; known are time, temp",
        "\"temperature\":1,\"humidity\":1,\"humidity\":1 | field humidity: it comes twice",
        "\"temperature\":1,\"humidity\":1,\"time\":2 | field time: it comes twice",
      })
  void namesReadingFieldAndRangeOfWhatDoesNotFit(String fields, String what) {
    String good = "{\"time\":1,\"temperature\":1,\"humidity\":1}";
    StowageException refused =
        refused("{\"readings\":[" + good + ",{\"time\":1," + fields + "}," + good + "]}");
    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(refused.key()).isEqualTo("body reading 2");
    assertThat(refused.what()).contains(what);
  }

  @Test
  void saysHowTimesAreWritten() {
    assertThat(refused(one("\"temperature\":1,\"humidity\":1")).what())
        .contains("field time: it is missing; write 2025-03-01T12:00:00Z, or a number of ms since");
    assertThat(refused(one("\"time\":\"noon\",\"temperature\":1,\"humidity\":1")).what())
        .contains("\"noon\" is no time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "{}",
        "{\"reading\":[]}",
        "{\"readings\":{}}",
        "{\"readings\":[1]}",
        "{\"readings\":[{\"time\":1,\"temperature\":1,\"humidity\":1}],\"more\":1}",
        "{\"readings\":[{\"time\":1,\"temperature\":1,\"humidity\":1}]}{}",
      })
  void refusesOtherDocuments(String json) {
    assertThat(refused(json).what()).contains("write {\"readings\":[{\"time\":...}, ...]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"readings\":[{]}", "readings", "{\"readings\":[{\"time\":1"})
  void refusesWhatIsNoJson(String json) {
    StowageException refused = refused(json);
    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(refused.what().length()).isLessThan(250);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] json =
        one("\"time\":1,\"temperature\":1,\"humidity\":1").getBytes(StandardCharsets.UTF_8);
    json[14] = (byte) 0xff;
    assertThat(refused(json).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(refused(new byte[] {0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0}).kind())
        .isEqualTo(ErrorKind.INVALID);
  }

  @Test
  void refusesADocumentWithoutAReading() {
    assertThat(refused("{\"readings\":[]}").what()).contains("there is no reading");
  }

  private static String one(String fields) {
    return "{\"readings\":[{" + fields + "}]}";
  }

  private static ReceivedReadings read(String json) {
    return new JsonReadings("body", LAYOUT).read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static StowageException refused(String json) {
    return refused(json.getBytes(StandardCharsets.UTF_8));
  }

  private static StowageException refused(byte[] json) {
    return catchThrowableOfType(
        StowageException.class, () -> new JsonReadings("body", LAYOUT).read(json));
  }
}
