package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.StowageException;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalTimestreamTest {

  @Test
  void isAlwaysNamedAStandIn() {
    assertThat(LocalTimestream.shared().version()).isEqualTo("LocalTimestream stand-in");
    assertThat(LocalTimestream.shared()).isSameAs(LocalTimestream.shared());
    assertThat(LocalTimestream.shared().endpoint().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void itsClockIsTheTimeOfDayUntilItIsSet() {
    try (LocalTimestream standIn = LocalTimestream.start()) {
      assertThat(standIn.clock())
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
      standIn.advance(Duration.ofDays(2));
      assertThat(standIn.clock()).isAfter(Instant.now().plus(Duration.ofDays(1)));

      Instant noon = Instant.parse("2025-03-01T12:00:00Z");
      standIn.clock(noon);
      assertThat(standIn.clock()).isEqualTo(noon);
      standIn.advance(Duration.ofHours(6));
      assertThat(standIn.clock()).isEqualTo(Instant.parse("2025-03-01T18:00:00Z"));
    }
  }

  @Test
  void endsWhenItIsClosed() {
    LocalTimestream standIn = LocalTimestream.start();
    ProcessHandle process = ProcessHandle.of(standIn.pid()).orElseThrow();

    standIn.close();
    standIn.close();

    assertThat(process.isAlive()).isFalse();
    assertThatThrownBy(standIn::clock)
        .isInstanceOf(StowageException.class)
        .hasMessageContaining("it does not answer");
  }

  @Test
  void isGoneAfterItsParentWasKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TimestreamHolderMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    CompletableFuture<ProcessHandle> gone;
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      long pid = Long.parseLong(output.readLine().substring("ENGINE ".length()));
      gone = ProcessHandle.of(pid).orElseThrow().onExit();
    }

    parent.destroyForcibly();

    assertThat(gone.get(30, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void refusesARequestThatNobodySigned() throws Exception {
    URI endpoint = LocalTimestream.shared().endpoint();
    HttpRequest unsigned =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "Timestream_20181101.ListDatabases")
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(unsigned, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("MissingAuthenticationTokenException");
  }
}
