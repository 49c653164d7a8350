package dev.stowage.testkit.fault;

import dev.stowage.core.error.ErrorKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random calls of a store whose line is spoilt at random. The same seed draws the same numbers;
 * which request a fault meets may depend on the engine's pace.
 */
public final class RandomCalls {

  private final Supplier<TrialCall> calls;
  private final long seed;

  /** Prepares a run of calls that are drawn by a random source of this seed. */
  RandomCalls(Supplier<TrialCall> calls, long seed) {
    this.calls = calls;
    this.seed = seed;
  }

  /**
   * Prepares a run of the calls of a port.
   *
   * @param trial makes the calls over the line and checks each
   * @param seed chooses the calls
   * @return the run
   */
  public static RandomCalls of(PortTrial trial, long seed) {
    Random random = new Random(seed);
    return new RandomCalls(() -> trial.anyCall(random), seed);
  }

  /**
   * Makes calls and checks each.
   *
   * @param count how many
   * @return how often each kind of error was met
   * @throws AssertionError naming the seed and the call after which something was wrong
   */
  public Map<ErrorKind, Integer> run(int count) {
    Map<ErrorKind, Integer> endings = new EnumMap<>(ErrorKind.class);
    for (int number = 1; number <= count; number++) {
      TrialCall call = calls.get();
      try {
        call.prepare().get().get().ifPresent(kind -> endings.merge(kind, 1, Integer::sum));
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError(
            "seed " + seed + ", call " + number + " (" + call.name() + "): " + wrong.getMessage(),
            wrong);
      }
    }
    return endings;
  }
}
