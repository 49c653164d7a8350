package dev.stowage.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileTrafficTest {

  private static final int REQUESTS = 8_000;

  /** Of 6,400 requests; what is stored by them has its place in the index. */
  private static final long MOST_LEFT_BEHIND = 16 << 20;

  @Test
  void isAnsweredWithoutAFaultOfOursAndLeavesNoThreadBehind(@TempDir Path folder)
      throws InterruptedException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Tally tally =
        HostileTraffic.run(
            folder, REQUESTS, 7, new PrintStream(lines, true, StandardCharsets.UTF_8));

    assertThat(tally.faults()).isEmpty();
    assertThat(tally.answers()).isGreaterThan(REQUESTS * 9L / 10);
    List<String> printed = lines.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(printed).hasSize(6);
    assertThat(heap(printed.get(4)) - heap(printed.get(0))).isLessThan(MOST_LEFT_BEHIND);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("stowage-http") || name.startsWith("hostile-client"));
  }

  /** How many bytes are in use after a step. */
  private static long heap(String line) {
    String bytes = line.substring(line.indexOf("answers, ") + 9, line.indexOf(" bytes"));
    return Long.parseLong(bytes.replaceAll("[^0-9]", ""));
  }

  @Test
  void isTheSameForTheSameSeed() {
    Messages one = new Messages(3, List.of("/p/a", "/p/b"));
    Messages other = new Messages(3, List.of("/p/a", "/p/b"));
    for (int i = 0; i < 500; i++) {
      assertThat(one.next().bytes()).isEqualTo(other.next().bytes());
    }
  }
}
