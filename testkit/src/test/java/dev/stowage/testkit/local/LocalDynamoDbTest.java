package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalDynamoDbTest {

  @Test
  void answersOnLoopbackAndOnNoOtherAddressOfTheMachine() throws Exception {
    LocalDynamoDb engine = LocalDynamoDb.shared();

    assertThat(engine.endpoint().getHost()).isEqualTo("127.0.0.1");
    assertThat(tables(engine.endpoint())).isEqualTo("{\"TableNames\":[]}");
    for (InetAddress address : otherAddresses()) {
      assertThatThrownBy(() -> connect(address, engine.endpoint().getPort()))
          .as("%s", address)
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void namesItsVersion() {
    assertThat(LocalDynamoDb.shared().version()).matches("DynamoDB Local [0-9]+\\.[0-9]+\\.[0-9]+");
  }

  @Test
  void isOnePerProcessWhenShared() {
    assertThat(LocalDynamoDb.shared()).isSameAs(LocalDynamoDb.shared());
  }

  @Test
  void twoRunAtOnceAndCloseEndsOnlyItsOwnProcess() throws Exception {
    LocalDynamoDb first = LocalDynamoDb.start();
    ProcessHandle firstProcess = ProcessHandle.of(first.pid()).orElseThrow();
    LocalDynamoDb second = LocalDynamoDb.shared();
    assertThat(second.endpoint()).isNotEqualTo(first.endpoint());

    first.close();
    first.close();

    assertThat(firstProcess.isAlive()).isFalse();
    assertThat(tables(second.endpoint())).isEqualTo("{\"TableNames\":[]}");
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
                EngineHolderMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ProcessHandle engine = ProcessHandle.of(announcedPid(parent)).orElseThrow();
    CompletableFuture<ProcessHandle> gone = engine.onExit();
    assertThat(engine.isAlive()).isTrue();

    parent.destroyForcibly();

    assertThat(gone.get(30, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private static long announcedPid(Process parent) throws IOException {
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      assertThat(line).startsWith("ENGINE ");
      return Long.parseLong(line.substring("ENGINE ".length()));
    }
  }

  /** A folder with {@code dynamodb-local} in it as an installed testkit would have. */
  private static Path enginesOfThisRun() throws IOException {
    Path engines = java.nio.file.Files.createTempDirectory("engines");
    engines.toFile().deleteOnExit();
    Path link = engines.resolve("dynamodb-local");
    java.nio.file.Files.createSymbolicLink(link, EnginePath.find("dynamodb-local"));
    link.toFile().deleteOnExit();
    return engines;
  }

  private static String classPath() throws Exception {
    List<String> roots =
        List.of(
            root(LocalDynamoDb.class),
            root(EngineHolderMain.class),
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

  private static String tables(URI endpoint) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20250101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=00")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
