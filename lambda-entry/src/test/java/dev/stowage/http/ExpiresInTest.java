package dev.stowage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiresInTest {

  @ParameterizedTest
  @CsvSource({
    "3600, PT1H",
    "\"3600\", PT1H",
    "\"PT1H\", PT1H",
    "\"P7D\", PT168H",
    "\"P2W\", PT336H",
    "\"P1DT12H\", PT36H",
    "1, PT1S",
    "3600.0, PT1H",
    "36e2, PT1H",
    "\"000000000000000060\", PT1M",
  })
  void readsSecondsAndDurations(String json, Duration expected) {
    assertThat(ExpiresIn.in(body(json))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e400",
        "-1e400",
        "9223372036854775808",
        "true",
        "\"\"",
        "\" 60\"",
        "\"1h\"",
        "\"P1M\"",
        "\"P1Y\"",
        "\"\\u0661\\u0662\"",
        "\"9999999999999999999\"",
        "\"PT9999999999999999999S\"",
        "\"P99999999999W\""
      })
  void refusesWhatIsNeitherAndSaysWhatWouldBe(String json) {
    assertThatThrownBy(() -> ExpiresIn.in(body(json)))
        .isInstanceOfSatisfying(
            StowageException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
              assertThat(refused.key()).isEqualTo("expiresIn");
              assertThat(refused.what()).contains("3600").contains("PT1H").hasSizeLessThan(200);
            });
  }

  @Test
  void isNothingWhereThereIsNoField() {
    assertThat(ExpiresIn.in(JsonObject.read(new byte[0], Set.of("expiresIn")))).isEmpty();
    assertThat(ExpiresIn.in(body("null"))).isEmpty();
  }

  @Test
  void readsTextWhereEmptyIsNothing() {
    assertThat(ExpiresIn.of("90")).isEqualTo(Optional.of(Duration.ofSeconds(90)));
    assertThat(ExpiresIn.of("P1D")).contains(Duration.ofDays(1));
    assertThat(ExpiresIn.of("")).isEmpty();
  }

  private static JsonObject body(String value) {
    String json = "{\"expiresIn\":" + value + "}";
    return JsonObject.read(json.getBytes(StandardCharsets.UTF_8), Set.of("expiresIn"));
  }
}
