package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Random calls of a store whose line is spoilt at random. The same seed makes the same calls; which
 * request a fault meets may depend on the engine's pace.
 */
public final class RandomFaults {

  /** An append that failed is repeated, at most so often until it returns. */
  private static final int REPEATS = 50;

  /**
   * Which readings a run uses.
   *
   * @param firstMicros the first time, in microseconds since 1970, on the layout's grid
   * @param stepMicros between two times
   * @param times how many times there are: the fewer, the more often one is overwritten
   * @param batch how many readings an append has at most
   */
  public record Grid(long firstMicros, long stepMicros, int times, int batch) {}

  private final FaultTrial trial;
  private final Grid grid;
  private final long seed;
  private final Random random;

  /**
   * Prepares a run.
   *
   * @param trial calls the store; its series is not defined yet
   * @param grid the readings
   * @param seed chooses the calls
   */
  public RandomFaults(FaultTrial trial, Grid grid, long seed) {
    this.trial = trial;
    this.grid = grid;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /**
   * Makes calls and checks each.
   *
   * @param calls how many
   * @return how often each kind of error was met
   * @throws AssertionError naming the seed and the call after which something was wrong
   */
  public Map<ErrorKind, Integer> run(int calls) {
    return new RandomCalls(this::call, seed).run(calls);
  }

  private TrialCall call() {
    int dice = random.nextInt(100);
    if (dice < 4 || (!trial.isDefined() && dice < 70)) {
      return TrialCall.of("define", trial::define);
    }
    if (dice < 7) {
      return TrialCall.of("drop", trial::drop);
    }
    if (dice < 22) {
      return TrialCall.of("scan", trial::scan);
    }
    if (dice < 32) {
      return TrialCall.of("latest", trial::latest);
    }
    Readings readings = readings();
    boolean repeats = random.nextBoolean();
    return dice < 50 && trial.canDiscard()
        ? TrialCall.of("discard of " + readings.size(), () -> trial.discard(readings))
        : TrialCall.of("append of " + readings.size(), () -> append(readings, repeats));
  }

  private Optional<ErrorKind> append(Readings readings, boolean repeats) {
    Optional<ErrorKind> ending = trial.append(readings);
    if (ending.isPresent() && trial.isDefined() && repeats) {
      repeat(readings);
    }
    return ending;
  }

  private void repeat(Readings readings) {
    for (int i = 0; i < REPEATS; i++) {
      if (trial.append(readings).isEmpty()) {
        return;
      }
    }
    assertThat(REPEATS).as("repeats of an append that never returned").isZero();
  }

  private Readings readings() {
    RecordLayout layout = trial.series().layout();
    int count = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(grid.batch());
    int start = random.nextInt(Math.max(1, grid.times() - count));
    ReadingsBuilder builder = Readings.builder(layout);
    for (int i = start; i < Math.min(grid.times(), start + count); i++) {
      long micros = grid.firstMicros() + i * grid.stepMicros();
      long[] raws = new long[layout.fields().size()];
      raws[0] = micros / layout.resolution().micros();
      for (int f = 1; f < raws.length; f++) {
        // Few values, so that a discard often meets the one that is there.
        raws[f] = random.nextInt(2);
      }
      builder.addRaw(raws);
    }
    return builder.build();
  }
}
