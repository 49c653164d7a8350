package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileHeadsTest {

  private static final String HOST = "Host: h\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET\r\n",
        "GET /\r\n",
        "GET /hello HTTP/1.2\r\nHost: h\r\n",
        "GET /hello HTTP/2.0\r\nHost: h\r\n",
        "GET /hello HTTP/9.9\r\nHost: h\r\n",
        "GET /hello HTTP/11.1\r\nHost: h\r\n",
        "GET /hello SIP/2.0\r\nHost: h\r\n",
        "GE\u0000T /hello HTTP/1.1\r\nHost: h\r\n",
        "G@T /hello HTTP/1.1\r\nHost: h\r\n",
        "GET /hel lo HTTP/1.1\r\nHost: h\r\n",
        "GET /hello HTTP/1.1\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
        "GET /hello HTTP/1.1\r\nHost: a b\r\n",
        "GET /hello HTTP/1.1\r\nHost:\r\n",
        "GET /hello HTTP/1.1\r\nHost: h\r\nNo colon\r\n",
        "GET /hello HTTP/1.1\r\nHost: h\r\nX : 1\r\n",
        "GET /hello HTTP/1.1\r\nHost: h\r\n: 1\r\n",
        "GET /hello HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n",
        "GET /hello HTTP/1.1\r\nHost: h\r\nX: a\u0000b\r\n",
        "GET /hello HTTP/1.1\r\nHost: h\r\nX\u0001: a\r\n",
        "GET /hello HTTP/1.1\nHost: h\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1x\r\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, gzip\r\n",
        "POST /echo HTTP/1.1\r\nHost: h\r\nExpect: a miracle\r\n",
        "PRI * HTTP/2.0\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n",
      })
  void refusesWhatIsNoHttp(String head) throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      Wire.Answer answer = wire.send(head + "\r\n").answer();

      assertProblem(answer, 400);
      assertThat(answer.header("Connection")).contains("close");
      assertThat(wire.isEnded()).isTrue();
      assertThat(rig.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/see/a%2Fb",
        "/see/a%2fb",
        "/see/a%5Cb",
        "/see/a\\b",
        "/see/a%25b",
        "/see/a%00b",
        "/see/a\u0000b",
        "/see/a%0",
        "/see/a%zz",
        "/see/a%",
        "/see/a%ff",
        "/see/a%c3",
        "/see/a%c0%af",
        "/see/a%u0041",
        "/see/\u00e9",
        "/see//a",
        "//see/a",
        "//",
        "/see/../hello",
        "/see/./a",
        "/see/..",
        "/see/%2e%2E/hello",
        "/see/.%2e",
        "/see/..;x/hello",
        "/see/a#b",
        "/see/a|b",
        "/see/<a>",
        "/see/a\tb",
        "hello",
        "?x=1",
        "*",
        "http://other/hello",
        "ftp://h/hello",
        "http://user:secret@h/hello",
        "h:80",
        "h",
      })
  void refusesTargetsThatOthersCouldReadInAnotherWay(String target) throws IOException {
    try (Rig rig = new Rig()) {
      Wire.Answer answer = Wire.ask(rig.port(), "GET " + target + " HTTP/1.1\r\n" + HOST);

      assertProblem(answer, 400);
      assertThat(rig.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /see/a%2Fb       | encoded slash",
        "GET /see//a          | two slashes in a row",
        "GET //see            | two slashes in a row",
        "GET /see/a%25b       | encoded percent sign",
        "GET /see/ü           | percent-encoded",
        "GET /see/%2e%2E/a    | segment . or ..",
        "GET /see/../a        | segment . or ..",
        "CONNECT h:80         | no proxy",
        "CONNECT /hello       | not as HTTP/1.1 has it",
        "GET hello            | not as HTTP/1.1 has it",
      })
  void saysWhatIsWrongWithATarget(String begin, String said) throws IOException {
    try (Rig rig = new Rig()) {
      Wire.Answer answer = Wire.ask(rig.port(), begin + " HTTP/1.1\r\n" + HOST);

      assertProblem(answer, 400);
      assertThat(answer.text()).contains(said);
    }
  }

  @Test
  void saysWhichExpectationItMeets() throws IOException {
    try (Rig rig = new Rig()) {
      Wire.Answer answer =
          Wire.ask(rig.port(), "POST /echo HTTP/1.1\r\nExpect: a miracle\r\n" + HOST);

      assertProblem(answer, 400);
      assertThat(answer.text()).contains("Expect: 100-continue");
    }
  }

  @Test
  void takesTheAbsoluteFormOfItsOwnAddress() throws IOException {
    try (Rig rig = new Rig()) {
      assertThat(Wire.ask(rig.port(), "GET http://h/hello HTTP/1.1\r\n" + HOST).text())
          .isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE /hello,405",
    "get /hello,405",
    "BREW /hello,405",
    "CONNECT h:80,400",
    "CONNECT /hello,400",
    "OPTIONS *,400",
    "OPTIONS /hello,204",
    "PROPFIND /nowhere,404"
  })
  void refusesMethodsThatItDoesNotHave(String begin, int status) throws IOException {
    try (Rig rig = new Rig()) {
      Wire.Answer answer = Wire.ask(rig.port(), begin + " HTTP/1.1\r\n" + HOST);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(rig.errors()).isEmpty();
    }
  }

  @Test
  void takesAHeadUpToItsLimitAndRefusesALongerOne() throws IOException {
    ServerLimits limits = ServerLimits.standard();
    int most = 4_096;
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Room(most, 1 << 20, 1 << 20)))) {
      String head = "GET /hello HTTP/1.1\r\nHost: h\r\nX: %s\r\n\r\n";
      int rest = head.formatted("").length();

      for (int length : new int[] {most - 1, most}) {
        assertThat(Wire.ask(rig.port(), head.formatted("x".repeat(length - rest))).status())
            .isEqualTo(200);
      }
      assertProblem(Wire.ask(rig.port(), head.formatted("x".repeat(most + 1 - rest))), 431);
      assertProblem(
          Wire.ask(rig.port(), "GET /hello HTTP/1.1\r\n" + "X: y\r\n".repeat(1_000) + HOST), 431);
      assertProblem(Wire.get(rig.port(), "/see/" + "x".repeat(most)), 431);
      assertProblem(Wire.ask(rig.port(), "X".repeat(most) + " / HTTP/1.1\r\n" + HOST), 431);
    }
  }

  @Test
  void endsAConnectionThatBringsGarbageWithoutEnd() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      wire.send(new byte[1 << 10]);

      assertThat(wire.isEnded()).isTrue();
      assertThat(rig.errors()).isEmpty();
    }
  }

  @Test
  void reflectsNothing() throws IOException {
    try (Rig rig = new Rig()) {
      String evil = "<script>alert(1)</script>";

      assertThat(Wire.get(rig.port(), "/" + evil).text()).doesNotContain("script");
      assertThat(Wire.ask(rig.port(), "GET / HTTP/1.1\r\n" + evil + "\r\n\r\n").text())
          .doesNotContain("script");
    }
  }

  private static void assertProblem(Wire.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Stowage-Cost")).contains("0");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.text())
        .contains("\"status\":" + status)
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("Exception");
  }
}
