package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command in a process of its own, as a user starts it. */
class ServeCommandTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder = Path.of("");

  @Test
  void theFirstStartAnswersWithoutAnySettingAndTellsWhereTheDataLies() throws Exception {
    Process server = Program.start(folder, Map.of(), "serve", "--port", "0");
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      assertThat(first).matches("stowage \\S+ serves http://127\\.0\\.0\\.1:[0-9]+");
      URI url = URI.create(first.substring(first.lastIndexOf(' ') + 1));
      Path store = folder.toRealPath().resolve("stowage-data/store");
      assertThat(List.of(out.readLine(), out.readLine(), out.readLine(), out.readLine()))
          .containsExactly(
              "  links     in file:" + store,
              "  pastes    in file:" + store,
              "  counters  in file:" + store,
              "  series    in file:" + store);
      assertThat(out.readLine()).startsWith("  writes    by every program of this machine");
      assertThat(out.readLine()).startsWith("  begin     curl -X POST " + url);

      assertThat(post(url.resolve("/api/counters/visits")))
          .isEqualTo("{\"name\":\"visits\",\"value\":1}");
      assertThat(out.readLine())
          .matches("\\S+Z 127\\.0\\.0\\.1 POST /api/counters/\\{name} 200 27 [0-9.]+ 0");

      server.toHandle().destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(TERMINATED);
      assertThat(server.getErrorStream().readAllBytes()).isEmpty();
    }
    assertThat(folder.resolve("stowage-data")).isDirectoryContaining("glob:**/slug.key");
  }

  @Test
  void whatWasCountedIsThereAfterAKill() throws Exception {
    for (int start = 1; start <= 2; start++) {
      Process server = Program.start(folder, Map.of(), "serve", "--port", "0", "--format", "json");
      try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
        URI url = URI.create(String.valueOf(report(out).get("url")));
        assertThat(post(url.resolve("/api/counters/visits")))
            .isEqualTo("{\"name\":\"visits\",\"value\":" + start + "}");
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void saysThatNobodyMayWriteWhereOnlyWhatIsNotServedIsOpen() throws Exception {
    Process server =
        Program.start(
            folder,
            Map.of("STOWAGE_COUNTERS", "file:counted", "STOWAGE_OPEN_WRITES", "pastes"),
            "serve --port 0 --format json".split(" "));
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      assertThat(report(out).get("writes")).isEqualTo("by nobody");
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void asJsonStandardOutputHoldsTheReportAloneAndTheLogGoesToAFile() throws Exception {
    Path log = folder.resolve("access.log");
    Process server =
        Program.start(
            folder,
            Map.of("STOWAGE_COUNTERS", "file:counted", "STOWAGE_OPEN_WRITES", "counters,pastes"),
            "serve",
            "--port",
            "0",
            "--format",
            "json",
            "--access-log",
            log.toString());
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      Map<String, Object> report = report(out);
      assertThat(report.get("stores")).isEqualTo(Map.of("counters", "file:counted"));
      assertThat(report.get("writes")).isEqualTo("by everybody to counters");
      URI url = URI.create(String.valueOf(report.get("url")));
      post(url.resolve("/api/counters/visits"));
      server.toHandle().destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(out.readLine()).isNull();
    }
    assertThat(Files.readString(log)).contains(" POST /api/counters/{name} 200 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STOWAGE_LINKS      | timestream://x | 2 | STOWAGE_LINKS: timestream holds no links; use one"
            + " of dynamodb, file, postgresql, s3",
        "STOWAGE_PUBLIC_URL | https://a.example | 2 | STOWAGE_TOKENS: nobody could write; make a token"
            + " with: stowage token NAME, or name in STOWAGE_OPEN_WRITES what everybody may write",
        "STOWAGE_TOKN       | x | 2 | STOWAGE_TOKN: there is no such setting; known are",
        "STOWAGE_COUNTERS   | postgresql://127.0.0.1:1/db?user=u | 1 | STOWAGE_COUNTERS: ",
      })
  void aWrongSettingStopsItWithOneLine(String name, String value, int exitCode, String line)
      throws Exception {
    Process server = Program.start(folder, Map.of(name, value), "serve", "--port", "0");

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(exitCode);
    assertThat(server.inputReader().lines()).isEmpty();
    assertThat(server.errorReader().lines())
        .singleElement()
        .asString()
        .startsWith("stowage: " + line);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Process server = Program.start(folder, Map.of(), "serve", "--port", port);

      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(ExitCode.FAILED);
      assertThat(server.errorReader().lines())
          .singleElement()
          .asString()
          .contains("127.0.0.1:" + port, "another program listens there");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 65536      | --port 65536: a port is 1 to 65535, or 0 for any free one",
        "--port 70000      | --port 70000: a port is 1 to 65535",
        "--port -1         | --port -1: a port is 1 to 65535",
        "--port x          | --port x: no whole number",
        "--bind nowhere.invalid | --bind nowhere.invalid: no such address",
        "--format csv      | --format csv: unknown here",
        "--bind 0.0.0.0    | STOWAGE_TOKENS: nobody could write",
      })
  void wrongUsageIsRefused(String arguments, String line) throws Exception {
    Process server =
        Program.start(folder, Map.of(), ("serve --data " + folder + " " + arguments).split(" "));

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(ExitCode.USAGE);
    assertThat(server.errorReader().lines())
        .singleElement()
        .asString()
        .startsWith("stowage: " + line);
  }

  private static Map<String, Object> report(BufferedReader out) throws IOException {
    String text =
        out.lines().takeWhile(line -> !line.equals("}")).collect(Collectors.joining()) + "}";
    return JSON.std.mapFrom(text);
  }

  private static String post(URI url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
