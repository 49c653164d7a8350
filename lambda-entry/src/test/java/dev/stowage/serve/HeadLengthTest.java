package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** HEAD tells the length of what GET sends, or none. */
class HeadLengthTest {

  private final World world = new World(World.DIRECT);

  @Test
  void tellsALengthOnlyWhereItIsKnown() throws IOException {
    Response kept = world.post("/documents", "0123456789");
    String key = kept.text().replaceAll(".*:\"|\".*", "");
    assertThat(head("/raw/" + key).header("Content-Length")).contains("10");
    assertThat(head("/api/pastes/" + key).header("Content-Length")).isEmpty();
    assertThat(head("/health").header("Content-Length"))
        .contains(Integer.toString(world.get("/health").body().length));
  }

  private Wire.Answer head(String path) throws IOException {
    Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    try (HttpServer server =
            HttpServer.start(world.router()::begin, ServerOptions.local(0, errors::add));
        Wire wire = Wire.to(server.port())) {
      String request = "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      return wire.send(request.getBytes(StandardCharsets.US_ASCII)).answerToHead();
    } finally {
      assertThat(errors).isEmpty();
    }
  }
}
