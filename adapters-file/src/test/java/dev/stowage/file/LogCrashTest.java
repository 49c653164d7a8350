package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stowage.core.error.StowageException;
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
