package dev.stowage.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {

  @Test
  void sufficesForAllThatTakesMuchAtOnceAndLetsLittleRequestsThrough(@TempDir Path folder)
      throws Exception {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    SmallHeap.Outcome outcome =
        SmallHeap.run(folder, "256m", new PrintStream(lines, true, StandardCharsets.UTF_8));

    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.tally().faults()).isEmpty();
    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("small requests were answered");
  }
}
