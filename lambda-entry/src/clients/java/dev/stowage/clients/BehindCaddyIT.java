package dev.stowage.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Access;
import dev.stowage.http.Door;
import dev.stowage.http.Feature;
import dev.stowage.http.Proxies;
import dev.stowage.http.Site;
import dev.stowage.http.contract.World;
import dev.stowage.serve.AccessLog;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server behind Caddy, which ends TLS as {@code deploy/Caddyfile} says. */
class BehindCaddyIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void isReachedByHttpsAndKnowsWhoAsks() throws Exception {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    World world = new World(World.DIRECT, BehindCaddyIT::behindAProxy);
    Proxies proxies = Proxies.of(List.of("127.0.0.1"));
    ServerOptions options =
        ServerOptions.local(0, errors::add)
            .with(AccessLog.to(lines, proxies, InstantSource.system()));
    int port = freePort();
    try (HttpServer server = HttpServer.start(world.router()::begin, options)) {
      Process caddy = caddy(port, server.port());
      try {
        awaitAnswer(port);
        String made =
            curl(port, "/api/links", "-H", "Content-Type: application/json", "-d",
                "{\"target\":\"https://example.com/\",\"slug\":\"way\"}");
        assertThat(made).contains("\"url\":\"https://localhost:" + port + "/way\"");
        // Whoever asks Caddy may write anything into this header; Caddy does not pass it on.
        assertThat(curl(port, "/way", "-H", "X-Forwarded-For: 192.0.2.66"))
            .isEqualTo("\"https://example.com/\"");
      } finally {
        caddy.destroy();
        caddy.waitFor();
      }
    }
    assertThat(lines.toString(UTF_8).lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).containsPattern("Z (127\\.0\\.0\\.1|::1) "))
        .noneSatisfy(line -> assertThat(line).contains("192.0.2.66"));
    assertThat(errors).isEmpty();
  }

  private static Door behindAProxy(Door door) {
    return new Door(
        new Site(null, Proxies.of(List.of("127.0.0.1")), 302, "1.2.3"),
        Access.byToken(Map.of(), Set.of(Feature.LINKS)),
        door.cors(),
        Door.Reach.ANYWHERE);
  }

  /** Our file with another name, whose certificate Caddy signs itself, and another port. */
  private Process caddy(int port, int upstream) throws IOException, InterruptedException {
    String file =
        "{\n\tskip_install_trust\n\tadmin off\n\tauto_https disable_redirects\n"
            + "\tdefault_bind 127.0.0.1\n}\n"
            + Files.readString(Path.of("..", "deploy", "Caddyfile"))
                .replace("sto.example {", "localhost:" + port + " {")
                .replace("127.0.0.1:8080", "127.0.0.1:" + upstream);
    Path config = Files.writeString(folder.resolve("Caddyfile"), file);
    ProcessBuilder program =
        new ProcessBuilder("caddy", "run", "--adapter", "caddyfile", "--config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("caddy.log").toFile());
    program.environment().put("HOME", folder.toString());
    program.environment().put("XDG_DATA_HOME", folder.toString());
    program.environment().put("XDG_CONFIG_HOME", folder.toString());
    return program.start();
  }

  /**
   * Waits for the first answer. Caddy takes connections before it has made its certificate, and
   * breaks off the handshakes of that time: neither refused nor a thing that curl repeats of itself.
   */
  private void awaitAnswer(int port) throws IOException, InterruptedException {
    try {
      curl(port, "/health", "--fail", "--retry", "20", "--retry-max-time", "22", "--retry-all-errors", "--retry-delay", "1");
    } catch (AssertionError silent) {
      throw new AssertionError("Caddy says: " + Files.readString(folder.resolve("caddy.log")), silent);
    }
  }

  private String curl(int port, String path, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("curl", "-sSk"));
    command.addAll(List.of(options));
    command.add("https://localhost:" + port + path);
    return new Program(folder).run("", command);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
