package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLayoutTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the layout is empty",
        "sensor:4|the first field must be time",
        "time:42|time is written time:BITS:UNIT",
        "time:42:h|unit s, ms or us",
        "time:0:ms|whole number from 1 to 63",
        "time:64:ms|whole number from 1 to 63",
        "time:42:ms a|a field is written name:bits",
        "time:42:ms a:1:1:1:1|a field is written name:bits",
        "time:42:ms a:0|whole number from 1 to 63",
        "time:42:ms a:64|whole number from 1 to 63",
        "time:42:ms a:x|whole number from 1 to 63",
        "time:42:ms a:-1|whole number from 1 to 63",
        "time:42:ms 1a:4|a field name is a letter",
        "time:42:ms a_b:4|a field name is a letter",
        "time:42:ms a:4 a:5|the name a is used twice",
        "time:42:ms time:4|there is one field time",
        "time:42:ms a:4:0|the scale must not be 0",
        "time:42:ms a:4:0.0|the scale must not be 0",
        "time:42:ms a:4:1e3|scale and offset are decimals",
        "time:42:ms a:4:|scale and offset are decimals",
        "time:42:ms a:4:1:x|scale and offset are decimals",
      })
  void refusesWhatBreaksTheGrammarAndNamesTheRule(String text, String rule) {
    assertThatThrownBy(() -> RecordLayout.parse(text))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
        .hasMessageContaining(rule);
  }

  @Test
  void takesNamesOf32CharactersAndRefuses33() {
    assertThat(RecordLayout.parse("time:1:s " + "n".repeat(32) + ":1").bits()).isEqualTo(2);
    assertThatThrownBy(() -> RecordLayout.parse("time:1:s " + "n".repeat(33) + ":1"))
        .hasMessageContaining("a field name is a letter and up to 31");
  }

  @Test
  void takes64FieldsAndRefuses65() {
    assertThat(RecordLayout.parse("time:1:s " + fields(63, 1)).fields()).hasSize(64);
    assertThatThrownBy(() -> RecordLayout.parse("time:1:s " + fields(64, 1)))
        .hasMessageContaining("65 fields are too many");
  }

  @Test
  void takes512BitsAndRefuses513() {
    assertThat(RecordLayout.parse("time:62:s " + fields(9, 50)).bits()).isEqualTo(512);
    assertThatThrownBy(() -> RecordLayout.parse("time:63:s " + fields(9, 50)))
        .hasMessageContaining("513 bits are too many");
  }

  @ParameterizedTest
  @CsvSource({
    "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7, temperature",
    "time:42:ms channel:3 level:8:1:-40, level",
    "time:42:ms channel:3 level:8:1.0:0, channel",
    "time:42:ms, time",
  })
  void chartsWhatIsMeasuredBeforeWhatIsNumbered(String layout, String field) {
    assertThat(RecordLayout.parse(layout).charted().name()).isEqualTo(field);
  }

  @Test
  void layoutsWrittenDifferentlyAreEqual() {
    RecordLayout plain = RecordLayout.parse("time:42:ms a:4 b:5:0.1:0");
    assertThat(RecordLayout.parse("  time:42:ms   a:4:1.0:0  b:05:0.10:-0 "))
        .isEqualTo(plain)
        .hasSameHashCodeAs(plain)
        .hasToString("time:42:ms a:4 b:5:0.1");
  }

  @Property
  void textMakesTheSameLayoutAgain(@ForAll("layouts") RecordLayout layout) {
    assertThat(RecordLayout.parse(layout.text())).isEqualTo(layout);
    assertThat(layout.bytes()).isEqualTo((layout.bits() + 7) / 8);
  }

  @Provide
  Arbitrary<RecordLayout> layouts() {
    return Layouts.any();
  }

  private static String fields(int count, int bits) {
    return IntStream.range(0, count)
        .mapToObj(i -> "f" + i + ":" + bits)
        .collect(Collectors.joining(" "));
  }
}
