package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event of a request is refused in one line; what is null or absent is no obstacle. */
class HostileEventTest {

  private static final String REST =
      "{'httpMethod':'GET','path':'/a','requestContext':{}%s}".replace('\'', '"');

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"text\"",
        "[]",
        "{}",
        "{",
        "{\"httpMethod\":\"GET\",\"path\":\"/a\",\"requestContext\":{}",
        "{\"httpMethod\":\"GET\",\"path\":\"/a\",\"requestContext\":{}} {}",
        "{\"key1\":\"value1\",\"key2\":\"value2\",\"key3\":\"value3\"}",
        "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{\"bucket\":{\"name\":\"b\"}}}]}",
        "{\"version\":\"0\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\"}",
        "{\"version\":\"2.0\",\"requestContext\":{\"routeKey\":\"$connect\"}}",
        "{\"version\":\"2.0\",\"requestContext\":{\"http\":{}},\"rawPath\":\"/\"}",
        "{\"version\":\"2.0\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
        "{\"version\":\"2.0\",\"requestContext\":{\"http\":null},\"rawPath\":\"/\"}",
        "{\"httpMethod\":\"GET\",\"path\":\"/a\",\"requestContext\":null}",
        "{\"httpMethod\":\"GET\",\"path\":\"/a\",\"requestContext\":[]}",
        "{\"httpMethod\":\"GET\",\"path\":\"/a\",\"requestContext\":\"x\"}",
        "{\"httpMethod\":null,\"path\":\"/a\",\"requestContext\":{}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/a\",\"path\":\"/b\",\"requestContext\":{}}",
        "{\"httpMethod\":\"\",\"path\":\"/a\",\"requestContext\":{\"elb\":{}}}",
        "{\"httpMethod\":\"GET\",\"path\":null,\"requestContext\":{\"elb\":{}}}",
        "{\"httpMethod\":\"GET\",\"path\":\"a\",\"requestContext\":{\"elb\":{}}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\\ud800\",\"requestContext\":{\"elb\":{}}}",
        "{\"httpMethod\":{},\"path\":\"/a\",\"requestContext\":{}}",
      })
  void isRefusedInOneLine(String json) {
    assertRefused(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"headers\":[]",
        ",\"headers\":{\"a\":{}}",
        ",\"multiValueHeaders\":{\"a\":[[]]}",
        ",\"multiValueHeaders\":{\"a\":[\"b\"",
        ",\"queryStringParameters\":\"a=b\"",
        ",\"cookies\":{}",
        ",\"body\":{}",
        ",\"body\":1",
        ",\"body\":\"\\ud800\"",
        ",\"body\":\"a*\",\"isBase64Encoded\":true",
        ",\"body\":\"abcde\",\"isBase64Encoded\":true",
        ",\"isBase64Encoded\":[]",
        ",\"x\":tru",
        ",\"x\":\"\u0001\"",
      })
  void isRefusedInOneLineForAPartOfIt(String part) {
    assertRefused(REST.formatted(part).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isRefusedWhenItIsNested() {
    assertRefused(
        REST.formatted(",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000))
            .getBytes(StandardCharsets.UTF_8));
    assertRefused("[".repeat(10_000).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isRefusedWhenItIsNoUtf8() {
    byte[] json = REST.formatted(",\"x\":\"?\"").getBytes(StandardCharsets.UTF_8);
    json[json.length - 3] = (byte) 0xff;
    assertRefused(json);
    assertRefused(REST.formatted("").getBytes(StandardCharsets.UTF_16));
    assertRefused(REST.formatted("").getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void isRefusedWhereverItIsCutOff() {
    byte[] whole =
        Aws.event(
            EventKind.REST_V1,
            Request.of("POST", "/a%20b?x=1")
                .with("A", "b")
                .withBody(new byte[] {1, 2, (byte) 200}));
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void numbersOfAnySizeAreNoObstacleWhereNobodyReadsThem() {
    String numbers = ",\"x\":[1e999999999," + "9".repeat(900) + ",-0.0]";
    assertThat(Lambda.read(REST.formatted(numbers).getBytes(StandardCharsets.UTF_8)).request())
        .isEqualTo(Lambda.read(REST.formatted("").getBytes(StandardCharsets.UTF_8)).request());
  }

  @Test
  void whatIsNullCountsAsAbsent() {
    String nulls =
        ",\"headers\":null,\"multiValueHeaders\":null,\"queryStringParameters\":null,"
            + "\"multiValueQueryStringParameters\":null,\"pathParameters\":null,\"cookies\":null,"
            + "\"stageVariables\":null,\"body\":null,\"isBase64Encoded\":null,\"resource\":null";
    Request request = Lambda.read(REST.formatted(nulls).getBytes(StandardCharsets.UTF_8)).request();

    assertThat(request)
        .isEqualTo(
            Request.of("GET", "/a")
                .arrived(new dev.stowage.http.Arrival("", "https", EventKind.REST_V1.carrier())));
  }

  @Test
  void nullsAmongValuesAreNoValues() {
    String nulls =
        ",\"headers\":{\"a\":null,\"b\":\"1\"},\"multiValueHeaders\":{\"a\":null,\"b\":[null,\"1\"]},"
            + "\"multiValueQueryStringParameters\":{\"q\":[null],\"r\":[\"2\",null],\"n\":3}";
    Request request = Lambda.read(REST.formatted(nulls).getBytes(StandardCharsets.UTF_8)).request();

    assertThat(request.headers().list())
        .containsExactly(new dev.stowage.http.Headers.Header("b", "1"));
    assertThat(request.query()).isEqualTo("r=2&n=3");
  }

  private static void assertRefused(byte[] json) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> Lambda.read(json))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID))
        .withMessageContaining("Application Load Balancer")
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("\n");
  }
}
