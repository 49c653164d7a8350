package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class S3ProbeTest {

  @Test
  void findsTheServerExact() {
    assertThatCode(LocalS3.shared()::probe).doesNotThrowAnyException();
  }

  @Test
  void catchesAServerThatLetsEverySwapWin() throws Exception {
    assertCaught(Set.of("PUT", "DELETE"), "probe: winning swaps: 1 expected, 32 seen");
  }

  @Test
  void catchesAServerThatLetsEveryDeleteWin() throws Exception {
    assertCaught(Set.of("DELETE"), "probe: winning deletes: 1 expected, 32 seen");
  }

  /** Probes a server where every conditional request of some methods wins, and one of others. */
  private static void assertCaught(Set<String> obliging, String message) throws Exception {
    AtomicBoolean won = new AtomicBoolean();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String method = exchange.getRequestMethod();
          boolean wins =
              !exchange.getRequestHeaders().containsKey("If-Match")
                  || obliging.contains(method)
                  || won.compareAndSet(false, true);
          exchange.sendResponseHeaders(wins ? (method.equals("DELETE") ? 204 : 200) : 412, -1);
          exchange.close();
        });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

    try {
      assertThatThrownBy(new S3Probe(new S3Wire(endpoint, "a", "b"))::run)
          .asInstanceOf(InstanceOfAssertFactories.type(StowageException.class))
          .matches(e -> e.kind() == ErrorKind.UNAVAILABLE)
          .matches(e -> e.what().equals(message));
    } finally {
      server.stop(0);
    }
  }
}
