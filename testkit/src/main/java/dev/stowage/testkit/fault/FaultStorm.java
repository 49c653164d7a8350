package dev.stowage.testkit.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Decides which fault the next step meets. A single fault is overcome by any loop that tries again;
 * a storm, which meets many steps in a row with the same fault, brings out how a call gives up.
 *
 * <p>Safe for use by many threads.
 *
 * @param <F> the kind of fault
 */
public final class FaultStorm<F> {

  private final Random random;
  private final int oneIn;
  private final int longest;
  private final List<F> faults;
  private Optional<F> now = Optional.empty();
  private int left;

  /**
   * Begins in calm weather.
   *
   * @param random chooses when a storm begins, its fault and its length
   * @param oneIn in how many steps a storm begins on average
   * @param longest how many steps it meets at most
   * @param faults of which a storm has one
   */
  public FaultStorm(Random random, int oneIn, int longest, List<F> faults) {
    this.random = random;
    this.oneIn = oneIn;
    this.longest = longest;
    this.faults = List.copyOf(faults);
  }

  /**
   * Goes one step on.
   *
   * @return the fault that meets this step; empty when there is none
   */
  public synchronized Optional<F> next() {
    if (left == 0 && random.nextInt(oneIn) == 0) {
      now = Optional.of(faults.get(random.nextInt(faults.size())));
      // Short ones are as likely as long ones.
      left = random.nextBoolean() ? 1 : 1 + random.nextInt(longest);
    }
    if (left == 0) {
      return Optional.empty();
    }
    left--;
    return now;
  }
}
