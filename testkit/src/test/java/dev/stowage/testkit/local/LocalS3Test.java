package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.local.S3Wire.Request;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalS3Test {

  @Test
  void answersOnLoopbackAndOnNoOtherAddressOfTheMachine() throws Exception {
    LocalS3 server = LocalS3.shared();

    assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
    assertThat(status(server, Request.of("GET", "/"))).isEqualTo(200);
    for (InetAddress address : otherAddresses()) {
      assertThatThrownBy(() -> connect(address, server.endpoint().getPort()))
          .as("%s", address)
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void namesItsVersion() {
    assertThat(LocalS3.shared().version())
        .matches("S3Proxy [0-9]+\\.[0-9]+\\.[0-9]+ behind a conditional-request front");
  }

  @Test
  void isOnePerProcessWhenShared() {
    assertThat(LocalS3.shared()).isSameAs(LocalS3.shared());
  }

  @Test
  void holdsNothingAfterItsStartAndServesEverybodyWhenItIsStartedSo() throws Exception {
    try (LocalS3 server = LocalS3.startForAnySignature()) {
      S3Wire stranger = new S3Wire(server.endpoint(), "somebody", "else");

      assertThat(stranger.send(Request.of("GET", "/")).body()).doesNotContain("<Name>");
      assertThat(stranger.send(Request.of("PUT", "/a-bucket")).statusCode()).isEqualTo(200);
      assertThat(stranger.send(Request.put("/a-bucket/a", "x")).statusCode()).isEqualTo(200);
      assertThat(stranger.send(Request.of("GET", "/a-bucket/a")).body()).isEqualTo("x");
    }
  }

  @Test
  void anUploadThatIsGivenUpLeavesTheObjectAsItIs() throws Exception {
    S3Wire wire = LocalS3.shared().wire();
    wire.send(Request.of("PUT", "/uploads"));
    wire.send(
        Request.put("/uploads/link", "mine").with("x-amz-website-redirect-location", "/there"));

    String begun = wire.send(Request.of("POST", "/uploads/link?uploads")).body();
    String upload = begun.replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
    HttpResponse<String> givenUp =
        wire.send(Request.of("DELETE", "/uploads/link?uploadId=" + upload));
    assertThat(givenUp.statusCode()).isEqualTo(204);

    HttpResponse<String> found = wire.send(Request.of("GET", "/uploads/link"));
    assertThat(found.body()).isEqualTo("mine");
    assertThat(found.headers().firstValue("x-amz-website-redirect-location")).contains("/there");
  }

  @Test
  void twoRunAtOnceAndCloseEndsOnlyItsOwnProcess() throws Exception {
    LocalS3 first = LocalS3.start();
    ProcessHandle firstProcess = ProcessHandle.of(first.pid()).orElseThrow();
    LocalS3 second = LocalS3.shared();
    assertThat(second.endpoint()).isNotEqualTo(first.endpoint());

    first.close();
    first.close();

    assertThat(firstProcess.isAlive()).isFalse();
    assertThat(status(second, Request.of("GET", "/"))).isEqualTo(200);
  }

  @Test
  void isGoneAfterItsParentWasKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + EnginePath.PROPERTY + "=" + enginesOfThisRun(),
                "-cp",
                classPath(),
                S3HolderMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ProcessHandle engine = ProcessHandle.of(announcedPid(parent)).orElseThrow();
    CompletableFuture<ProcessHandle> gone = engine.onExit();
    assertThat(engine.isAlive()).isTrue();

    parent.destroyForcibly();

    assertThat(gone.get(30, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private static int status(LocalS3 server, Request request) throws Exception {
    return server.wire().send(request).statusCode();
  }

  private static long announcedPid(Process parent) throws IOException {
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      assertThat(line).startsWith("ENGINE ");
      return Long.parseLong(line.substring("ENGINE ".length()));
    }
  }

  /** A folder with {@code s3proxy} in it as an installed testkit would have. */
  private static Path enginesOfThisRun() throws IOException {
    Path engines = Files.createTempDirectory("engines");
    engines.toFile().deleteOnExit();
    Path link = engines.resolve("s3proxy");
    Files.createSymbolicLink(link, EnginePath.find("s3proxy"));
    link.toFile().deleteOnExit();
    return engines;
  }

  private static String classPath() throws Exception {
    List<String> roots =
        List.of(
            root(LocalS3.class),
            root(S3HolderMain.class),
            root(dev.stowage.core.error.StowageException.class));
    return String.join(File.pathSeparator, roots);
  }

  private static String root(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static List<InetAddress> otherAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
        .filter(address -> !(address instanceof Inet6Address six && six.isLinkLocalAddress()))
        .toList();
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }
}
