package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class S3ProbeTest {

  @Test
  void findsTheServerExact() {
    assertThatCode(() -> LocalS3.shared().probe(S3Probe.Size.IN_TESTS)).doesNotThrowAnyException();
  }

  @Test
  void catchesAServerThatLetsEveryDeleteWin() throws Exception {
    HttpServer obliging =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    obliging.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          boolean deletes = exchange.getRequestMethod().equals("DELETE");
          exchange.sendResponseHeaders(deletes ? 204 : 200, -1);
          exchange.close();
        });
    obliging.start();
    URI endpoint = URI.create("http://127.0.0.1:" + obliging.getAddress().getPort());
    S3Probe probe = new S3Probe(new S3Wire(endpoint, "a", "b"), S3Probe.Size.AT_START);

    assertThatThrownBy(probe::run)
        .asInstanceOf(InstanceOfAssertFactories.type(StowageException.class))
        .matches(e -> e.kind() == ErrorKind.UNAVAILABLE)
        .matches(e -> e.what().equals("probe: winning deletes: 1 expected, 64 seen"));
    obliging.stop(0);
  }
}
