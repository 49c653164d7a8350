package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbConfigTest {

  @Test
  void takesAllDefaults() {
    assertThat(parse("dynamodb://readings"))
        .isEqualTo(new DynamoDbConfig("readings", null, null, SeriesForm.ITEM, Reads.STRONG));
  }

  @Test
  void takesTheRegion() {
    assertThat(parse("dynamodb://readings?region=eu-west-1").region()).isEqualTo("eu-west-1");
  }

  @Test
  void takesTheEndpoint() {
    assertThat(parse("dynamodb://readings?endpoint=http%3A%2F%2F127.0.0.1%3A8000").endpoint())
        .isEqualTo(URI.create("http://127.0.0.1:8000"));
  }

  @Test
  void takesTheFormOfSeries() {
    assertThat(parse("dynamodb://readings?series=item").series()).isEqualTo(SeriesForm.ITEM);
    assertThat(parse("dynamodb://readings?series=block").series()).isEqualTo(SeriesForm.BLOCK);
  }

  @Test
  void takesTheKindOfReads() {
    assertThat(parse("dynamodb://readings?reads=strong").reads()).isEqualTo(Reads.STRONG);
    assertThat(parse("dynamodb://readings?reads=eventual").reads()).isEqualTo(Reads.EVENTUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dynamodb://readings",
        "dynamodb://readings?region=eu-west-1",
        "dynamodb://a.B_c-1?endpoint=https%3A%2F%2Fhost%3A8000%2F&series=block&reads=eventual"
      })
  void writesAUrlThatItReadsBack(String url) {
    assertThat(parse(url).url()).isEqualTo(url);
    assertThat(parse(parse(url).url())).isEqualTo(parse(url));
  }

  @Test
  void takesTableNamesOfThreeToTwoHundredAndFiftyFiveCharacters() {
    assertThat(parse("dynamodb://abc").table()).isEqualTo("abc");
    assertThat(parse("dynamodb://" + "a".repeat(255)).table()).hasSize(255);
    assertRefused("dynamodb://ab", "3 to 255");
    assertRefused("dynamodb://" + "a".repeat(256), "3 to 255");
    assertRefused("dynamodb:", "3 to 255");
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb://a%20b, 3 to 255 of a-z A-Z 0-9 _ . -",
    "dynamodb://readings/more, write dynamodb://TABLE",
    "dynamodb://readings?region=Here, no AWS region",
    "dynamodb://readings?region=, no AWS region",
    "dynamodb://readings?endpoint=host:8000, no http or https URI",
    "dynamodb://readings?endpoint=ftp%3A%2F%2Fhost, no http or https URI",
    "dynamodb://readings?endpoint=http%3A%2F%2Fme:pw@host, no http or https URI",
    "dynamodb://readings?endpoint=http%3A%2F%2Fa%20b, is no URI",
    "dynamodb://readings?series=row, 'series=row is none of item, block'",
    "dynamodb://readings?reads=weak, 'reads=weak is none of strong, eventual'",
    "dynamodb://readings?shape=item, 'known are endpoint, reads, region, series'"
  })
  void refusesWhatBreaksARuleAndNamesTheRule(String url, String rule) {
    assertRefused(url, rule);
  }

  private static void assertRefused(String url, String rule) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> parse(url))
        .withMessageContaining(rule)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
  }

  private static DynamoDbConfig parse(String url) {
    return DynamoDbConfig.parse(StoreUrl.parse(url));
  }
}
