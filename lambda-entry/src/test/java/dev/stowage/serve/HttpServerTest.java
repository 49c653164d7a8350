package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Call;
import dev.stowage.http.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class HttpServerTest {

  @Test
  void answersAClientOfTheJdk() throws IOException, InterruptedException {
    try (Rig rig = new Rig()) {
      HttpClient client = HttpClient.newHttpClient();
      byte[] body = new byte[Rig.ECHO];
      Arrays.fill(body, (byte) 7);

      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(rig.server().url().resolve("/echo"))
                          .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                          .build(),
                      BodyHandlers.ofByteArray())
                  .body())
          .isEqualTo(body);
    }
  }

  @Test
  void handsPathQueryAndHeadersOverAsTheyWereSent() throws IOException {
    try (Rig rig = new Rig()) {
      Wire.Answer answer =
          Wire.ask(
              rig.port(),
              String.join(
                  "\r\n",
                  "GET /see/a%20b%C3%A4+;c=d?x=%zz&y=%2F&&z HTTP/1.1",
                  "hOsT: localhost",
                  "X-One: 1",
                  "Accept: text/HTML",
                  "x-one:  two  words ",
                  "X-Empty:",
                  "",
                  ""));

      assertThat(answer.text())
          .startsWith("/see/a%20b%C3%A4+;c=d?x=%zz&y=%2F&&z\n")
          .contains("peer=127.0.0.1, scheme=http")
          .endsWith("\nHost=localhost\nX-One=1\nAccept=text/HTML\nx-one=two  words\nX-Empty=");
    }
  }

  @Test
  void answersSeveralRequestsOfOneConnectionInTheirOrder() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      String get = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n";
      String post = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc";
      wire.send(get + post + post + get);

      assertThat(wire.answer().text()).isEqualTo("hello");
      assertThat(wire.answer().text()).isEqualTo("abc");
      assertThat(wire.answer().text()).isEqualTo("abc");
      assertThat(wire.answer().text()).isEqualTo("hello");
    }
  }

  @Test
  void saysHowLongAnAnswerWouldBeToHead() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      Wire.Answer head = wire.send("HEAD /hello HTTP/1.1\r\nHost: h\r\n\r\n").answerToHead();

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Length")).contains("5");
      assertThat(wire.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n").answer().text())
          .isEqualTo("hello");
    }
  }

  @Test
  void sendsLongAnswersWhole() throws IOException {
    try (Rig rig = new Rig()) {
      for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 5_000_000}) {
        assertThat(Wire.get(rig.port(), "/big/" + length).body()).hasSize(length);
      }
    }
  }

  @Test
  void tellsNothingOfWhatItIsMadeOf() throws IOException {
    try (Rig rig = new Rig()) {
      Wire.Answer none = Wire.get(rig.port(), "/none");

      assertThat(none.status()).isEqualTo(204);
      assertThat(none.headers())
          .extracting(line -> line.substring(0, line.indexOf(':')))
          .containsExactlyInAnyOrder("Date", "Stowage-Cost", "Vary", "X-Content-Type-Options");
    }
  }

  @Test
  void closesTheConnectionsOfClientsThatKeepNone() throws IOException {
    try (Rig rig = new Rig();
        Wire old = Wire.to(rig.port());
        Wire polite = Wire.to(rig.port())) {
      assertThat(old.send("GET /hello HTTP/1.0\r\n\r\n").answer().text()).isEqualTo("hello");
      assertThat(old.isEnded()).isTrue();
      polite.send("GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
      assertThat(polite.answer().header("Connection")).contains("close");
      assertThat(polite.isEnded()).isTrue();
    }
  }

  @Test
  void answersWhatEscapesAHandlerAndTellsOfIt() throws IOException {
    try (Rig rig = new Rig()) {
      Wire.Answer answer = Wire.get(rig.port(), "/crash");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).contains("error/UNEXPECTED").doesNotContain("defect of a handler");
      assertThat(answer.header("Stowage-Cost")).isEmpty();
      assertThat(rig.errors()).singleElement().isInstanceOf(AssertionError.class);
      assertThat(Wire.get(rig.port(), "/hello").text()).isEqualTo("hello");
    }
  }

  @Test
  void answersWhatEscapesAFrontAndTellsOfIt() throws IOException {
    Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    Front broken =
        head -> {
          throw new IllegalStateException("broken");
        };
    try (HttpServer server = HttpServer.start(broken, ServerOptions.local(0, errors::add))) {
      assertThat(Wire.get(server.port(), "/").status()).isEqualTo(500);
      assertThat(errors).singleElement().hasToString("java.lang.IllegalStateException: broken");
    }
  }

  @Test
  void servesAFixedAnswerWithoutARouter() throws IOException {
    Call call = Call.fixed(Response.empty(302).with("Location", "https://example.com/"));
    try (HttpServer server = HttpServer.start(head -> call, ServerOptions.local(0, error -> {}))) {
      Wire.Answer answer = Wire.get(server.port(), "/abc");

      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).contains("https://example.com/");
      assertThat(answer.header("Content-Length")).contains("0");
    }
  }

  @Test
  void namesItsAddress() {
    assertUrl("127.0.0.1", "http://127.0.0.1:");
    assertUrl("0.0.0.0", "http://localhost:");
    assertUrl("::", "http://localhost:");
    assertUrl("localhost", "http://localhost:");
  }

  private static void assertUrl(String bind, String expected) {
    ServerOptions options =
        new ServerOptions(bind, 0, ServerLimits.standard(), AccessLog.off(), error -> {});
    try (HttpServer server = HttpServer.start(head -> Call.fixed(Response.empty(204)), options)) {
      assertThat(server.url()).isEqualTo(URI.create(expected + server.port()));
    }
  }

  @Test
  void saysThatAPortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      assertRefused("0.0.0.0", other.getLocalPort(), "another program listens there");
    }
  }

  @Test
  void saysThatAnAddressIsNotOurs() {
    assertRefused("192.0.2.1", 8_080, "the address is none of this machine");
    assertRefused("no.such.host.invalid", 8_080, "the address is none of this machine");
  }

  private static void assertRefused(String bind, int port, String what) {
    ServerOptions options =
        new ServerOptions(bind, port, ServerLimits.standard(), AccessLog.off(), error -> {});
    assertThatThrownBy(() -> HttpServer.start(head -> Call.fixed(Response.empty(204)), options))
        .isInstanceOfSatisfying(
            StowageException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
              assertThat(refused.key()).isEqualTo(bind + ":" + port);
              assertThat(refused.what()).startsWith(what);
            });
  }

  @Test
  void refusesOptionsThatLetNothingIn() {
    assertThatThrownBy(() -> ServerOptions.local(65_536, error -> {}))
        .hasMessageContaining("a port is 1 to 65535, or 0");
    assertThatThrownBy(() -> ServerOptions.local(-1, error -> {}))
        .hasMessageContaining("a port is 1 to 65535, or 0");
    assertThatThrownBy(() -> new ServerLimits.Crowd(0, 1, 1, 1))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> new ServerLimits.Crowd(1, 0, 1, 1))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> new ServerLimits.Crowd(1, 1, 0, 1))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> new ServerLimits.Crowd(1, 1, 1, 0))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> new ServerLimits.Room(1_023, 1, 1)).hasMessageContaining("1024");
    assertThatThrownBy(() -> new ServerLimits.Room(1_024, 0, 1)).hasMessageContaining("one byte");
    assertThatThrownBy(() -> new ServerLimits.Room(1_024, 1, 0)).hasMessageContaining("one byte");
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(
            () -> new ServerLimits.Times(Duration.ZERO, second, second, second, second, 1))
        .hasMessageContaining("a time is over 0");
    assertThatThrownBy(() -> new ServerLimits.Times(second, second, second, second, second, 0))
        .hasMessageContaining("a rate is over 0");
  }
}
