package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stowage.core.error.StowageException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCrashTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aPowerLossTakesNothingAcknowledgedAndBringsNothingBack(int seed) {
    int cuts = new LogCrashWorkload(seed, Durability.GROUP, new SimulatedDisk()).run(120);
    assertThat(cuts).as("cuts of the power").isGreaterThan(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPowerLossInOsModeTakesNothingButTheEndOfALog(int seed) {
    int cuts = new LogCrashWorkload(seed, Durability.OS, new SimulatedDisk()).run(120);
    assertThat(cuts).as("cuts of the power").isGreaterThan(200);
  }

  /**
   * What makes a record garbage may not be on disk yet: neither a compaction nor a hint may leave
   * the record out before it is.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 1 << 20})
  void whatIsOnDiskOfACounterNeverFalls(long garbageFloor) {
    Path root = Path.of("/store");
    LogSettings settings = new LogSettings(512, garbageFloor, SipHash::of, Runnable::run);
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = LogStores.open(root, Durability.OS, disk, settings);
    long[] highest = {0};
    disk.watch(
        (call, path) -> {
          SimulatedDisk left = disk.afterPowerLoss(new ConcurrencyTest.LosesEverything());
          FileBackend after = LogStores.open(root, Durability.OS, left, settings);
          long found = after.counters().value("visits").orElse(0);
          assertThat(found).isGreaterThanOrEqualTo(highest[0]);
          highest[0] = found;
        });
    for (int i = 0; i < 200; i++) {
      store.counters().add("visits", 1);
    }
    assertThat(highest[0]).isGreaterThan(150);
  }

  /** The tests above prove something only if they notice a disk that does not keep its word. */
  @ParameterizedTest
  @ValueSource(strings = {"force", "forceDirectory"})
  void aDiskThatLiesIsNoticed(String call) {
    SimulatedDisk disk = new SimulatedDisk();
    disk.lieAbout(call);
    Throwable noticed =
        catchThrowable(() -> new LogCrashWorkload(1, Durability.GROUP, disk).run(300));
    assertThat(noticed).isInstanceOfAny(AssertionError.class, StowageException.class);
  }
}
