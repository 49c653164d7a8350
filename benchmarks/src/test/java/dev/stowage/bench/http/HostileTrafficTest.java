package dev.stowage.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileTrafficTest {

  private static final int REQUESTS = 8_000;

  @Test
  void isAnsweredWithoutAFaultOfOursAndLeavesNoThreadBehind(@TempDir Path folder)
      throws InterruptedException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Tally tally =
        HostileTraffic.run(
            folder, REQUESTS, 7, new PrintStream(lines, true, StandardCharsets.UTF_8));

    assertThat(tally.faults()).isEmpty();
    assertThat(tally.answers()).isGreaterThan(REQUESTS * 9L / 10);
    assertThat(lines.toString(StandardCharsets.UTF_8).lines()).hasSize(6);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("stowage-http") || name.startsWith("hostile-client"));
  }

  @Test
  void isTheSameForTheSameSeed() {
    Messages one = new Messages(3);
    Messages other = new Messages(3);
    for (int i = 0; i < 500; i++) {
      assertThat(one.next().bytes()).isEqualTo(other.next().bytes());
    }
  }
}
