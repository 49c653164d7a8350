package dev.stowage.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As {@link SmallHeap} is run by hand with 256 MB; here with as many turns and some room more, so
 * that a machine that is slow in collecting does not decide.
 */
class SmallHeapTest {

  private static final String HEAP = "300m";

  @Test
  void sufficesForAllThatTakesMuchAtOnceAndLetsLittleRequestsThrough(@TempDir Path folder)
      throws Exception {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    SmallHeap.Outcome outcome =
        SmallHeap.run(folder, HEAP, new PrintStream(lines, true, StandardCharsets.UTF_8));

    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.tally().faults()).isEmpty();
    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("small requests were answered");
  }
}
