package dev.stowage.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

  @Test
  void fieldsAreAskedForByType() {
    JsonObject object = read("{\"t\":\"x\",\"n\":1.50,\"b\":true}");

    assertThat(object.text("t")).contains("x");
    assertThat(object.number("n")).contains(new BigDecimal("1.50"));
    assertThat(object.isSet("b")).isTrue();
    assertThat(object.text("o")).isEmpty();
    assertThat(object.isSet("o")).isFalse();
    assertThat(read("{\"t\":null}").text("t")).isEmpty();
    assertThat(read("").text("t")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "\"x\"",
        "null",
        "{",
        "{\"t\":}",
        "{t:1}",
        "{'t':1}",
        "{\"t\":NaN}",
        "{\"t\":01}",
        "{\"t\":1}{\"t\":2}",
        "{\"t\":1} x",
        "{\"t\":1,\"t\":2}",
        "{\"t\":\"\u0001\"}",
        "nothing",
      })
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> read(json))
        .hasFieldOrPropertyWithValue("kind", ErrorKind.INVALID)
        .hasMessageContaining("body")
        .hasMessageNotContaining("\n");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] json = {'{', '"', 't', '"', ':', '"', (byte) 0xff, '"', '}'};

    assertThatThrownBy(() -> JsonObject.read(json, Set.of("t")))
        .hasFieldOrPropertyWithValue("kind", ErrorKind.INVALID);
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    assertThatThrownBy(() -> read("{\"t\":" + "[".repeat(100_000)))
        .hasFieldOrPropertyWithValue("kind", ErrorKind.INVALID);
  }

  /** What follows is no JSON at all: it must not be looked at. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"x\":[ ?        | there is no such field",
        "{\"t\":[ ?        | the field is a list or an object",
        "{\"t\":{ ?        | the field is a list or an object",
        "{\"t\":1,\"t\":[ ? | the field comes twice",
        "{\"t\":null,\"t\":[ ? | the field comes twice",
        "[ ?               | the body is no JSON object",
      })
  void whatIsWrongIsRefusedWhereItBegins(String json, String what) {
    assertThatThrownBy(() -> read(json))
        .hasFieldOrPropertyWithValue("kind", ErrorKind.INVALID)
        .hasMessageContaining(what);
  }

  @Test
  void aNumberOfAnyFormIsExact() {
    assertThat(read("{\"n\":12345678901234567890}").number("n"))
        .contains(new BigDecimal("12345678901234567890"));
    assertThat(read("{\"n\":1e3}").number("n").orElseThrow()).isEqualByComparingTo("1000");
  }

  @Test
  void anUnknownFieldIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> read("{\"expiresin\":1}"))
        .hasMessageContaining("\"expiresin\": there is no such field; known are b, n, o, t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"t\":1}      | the field is a string",
        "{\"n\":\"1\"}  | the field is a number",
        "{\"b\":\"no\"} | the field is true or false",
      })
  void aFieldOfAnotherTypeIsRefused(String json, String what) {
    assertThatThrownBy(
            () -> {
              JsonObject object = read(json);
              object.text("t");
              object.number("n");
              object.isSet("b");
            })
        .hasMessageContaining(what);
  }

  private static JsonObject read(String json) {
    return JsonObject.read(json.getBytes(UTF_8), Set.of("t", "n", "b", "o"));
  }
}
