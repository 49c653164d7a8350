package dev.stowage.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LocalPostgres;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {

  private static final long MIB = 1 << 20;

  @Test
  void countsThisProcessWhatItStartedAndAServerThatDetachedItself() {
    long server = LocalPostgres.shared().serverPid();
    try (MemoryWatch descendants = MemoryWatch.start(Set::of);
        MemoryWatch all = MemoryWatch.start(() -> Set.of(server))) {
      PeakMemory without = descendants.peak().orElseThrow();
      PeakMemory with = all.peak().orElseThrow();
      assertThat(without.processes()).isGreaterThanOrEqualTo(2);
      assertThat(without.bytes()).isGreaterThan(50 * MIB);
      // The postmaster and its checkpointer, writers and launchers.
      assertThat(with.processes()).isGreaterThanOrEqualTo(without.processes() + 5);
      assertThat(with.bytes()).isGreaterThan(MIB);
    }
  }
}
