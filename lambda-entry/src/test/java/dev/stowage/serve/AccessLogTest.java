package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.StowageException;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00.123Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void tellsOfEachRequestInOneLine() throws IOException {
    List<String> lines =
        linesOf(
            Proxies.NONE,
            "GET /see/a-secret?token=secret HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1.2.3.4\r\n",
            "GET /nowhere/secret HTTP/1.1\r\nHost: h\r\nUser-Agent: secret\r\n",
            "HEAD /hello HTTP/1.1\r\nHost: h\r\n",
            "secret nonsense\r\n");

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .matches("2025-03-01T12:00:00.123Z 127.0.0.1 GET /see/\\{name} 200 \\d+ \\d+\\.\\d{3} 0");
    assertThat(lines.get(1)).matches(".*Z 127.0.0.1 GET - 404 \\d+ \\d+\\.\\d{3} 0");
    assertThat(lines.get(2)).matches(".*Z 127.0.0.1 HEAD /hello 200 0 \\d+\\.\\d{3} 0");
    assertThat(lines.get(3)).matches(".*Z 127.0.0.1 - - 400 \\d+ \\d+\\.\\d{3} 0");
    assertThat(String.join("\n", lines)).doesNotContain("secret").doesNotContain("1.2.3.4");
  }

  @Test
  void takesTheWordOfTrustedProxiesForTheClient() throws IOException {
    List<String> lines =
        linesOf(
            Proxies.of(List.of("127.0.0.1")),
            "GET /hello HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1.2.3.4, 203.0.113.7\r\n",
            "GET /hello HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: a forged line\r\n");

    assertThat(lines.get(0)).contains(" 203.0.113.7 GET ");
    assertThat(lines.get(1)).contains(" 127.0.0.1 GET ").doesNotContain("forged");
  }

  @Test
  void isNotBrokenByWhatAClientChooses() throws IOException {
    List<String> lines =
        linesOf(
            Proxies.of(List.of("127.0.0.1")),
            "G!$T /hello HTTP/1.1\r\nHost: h\r\n",
            "GET /%0d%0aGET HTTP/1.1\r\nHost: h\r\n",
            "GET /hello HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1.2.3.4\u0085x\r\n",
            "LONGERTHANANYMETHODTHATTHEREIS /hello HTTP/1.1\r\nHost: h\r\n");

    assertThat(lines).hasSize(4).allMatch(line -> line.split(" ").length == 8);
    assertThat(lines.get(0)).contains(" 127.0.0.1 - - 405 ");
    assertThat(lines.get(3)).contains(" 127.0.0.1 - - 405 ");
  }

  /** Requests in turn, each on a connection of its own. */
  private List<String> linesOf(Proxies proxies, String... requests) throws IOException {
    AccessLog log = AccessLog.to(out, proxies, () -> NOON);
    try (Rig rig = new Rig(options -> options.with(log))) {
      for (String request : requests) {
        try (Wire wire = Wire.to(rig.port())) {
          wire.send(request + "\r\n");
          assertThat(wire.answerToHead().status()).isPositive();
          wire.end();
          assertThat(wire.isEnded()).isTrue();
        }
      }
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void writesToTheEndOfAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("access.log");
    Files.writeString(file, "before\n");
    AccessLog log = AccessLog.file(file, Proxies.NONE, () -> NOON);
    log.add(Request.of("GET", "/secret"), "/p/{id}", Response.text(200, "hello"), 1_500_000);
    log.add(Request.of("GET", "/secret"), "/p/{id}", null, 1_500_000);
    log.close();

    assertThat(file)
        .hasContent(
            """
            before
            2025-03-01T12:00:00.123Z 127.0.0.1 GET /p/{id} 200 5 1.500 -
            2025-03-01T12:00:00.123Z 127.0.0.1 GET /p/{id} - 0 1.500 -
            """);
  }

  @Test
  void saysThatAFileCannotBeOpened(@TempDir Path folder) {
    assertThatThrownBy(() -> AccessLog.file(folder, Proxies.NONE, () -> NOON))
        .isInstanceOf(StowageException.class)
        .hasMessageContaining("the access log cannot be opened");
  }

  @Test
  void dropsAndCountsLinesThatDoNotFitAndDelaysNobody() throws InterruptedException {
    StuckStream stuck = new StuckStream(out);
    AccessLog log = AccessLog.to(stuck, Proxies.NONE, () -> NOON);
    log.add(Request.of("GET", "/"), "/", Response.empty(200), 0);
    stuck.entered.await();
    for (int i = 0; i < 8_192 + 5; i++) {
      log.add(Request.of("GET", "/"), "/", Response.empty(200), 0);
    }
    stuck.free.countDown();
    log.close();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(1 + 8_192 + 1)
        .filteredOn(line -> line.startsWith("#"))
        .containsExactly("# 5 lines dropped");
  }

  /** Takes nothing until it is freed. */
  private static final class StuckStream extends OutputStream {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch free = new CountDownLatch(1);
    private final OutputStream out;

    StuckStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      entered.countDown();
      try {
        free.await();
      } catch (InterruptedException late) {
        Thread.currentThread().interrupt();
      }
      out.write(bytes, from, length);
    }
  }
}
