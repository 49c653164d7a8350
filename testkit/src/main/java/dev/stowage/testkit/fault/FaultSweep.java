package dev.stowage.testkit.fault;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Spoils each request of each operation on a series in turn: the first request of a define, the
 * second one, and so on until the define has no more; then those of an append, a scan, a latest, a
 * discard and a drop.
 */
public final class FaultSweep {

  private final FaultTrial trial;
  private final RequestSweep sweep;

  private FaultSweep(FaultTrial trial, RequestSweep sweep) {
    this.trial = trial;
    this.sweep = sweep;
  }

  /**
   * Prepares a sweep.
   *
   * @param trial checks each call
   * @param spoil spoils one request from now on, 1 for the next
   * @param heal lets all pass again; tells whether that request came
   */
  public FaultSweep(FaultTrial trial, IntConsumer spoil, BooleanSupplier heal) {
    this(trial, new RequestSweep(spoil, heal));
  }

  /**
   * Prepares a sweep over a proxy.
   *
   * @param trial checks each call, over that proxy
   * @param line the proxy
   * @param fault what happens to one request at a time
   * @return the sweep
   */
  public static FaultSweep over(FaultTrial trial, HttpFaultProxy line, HttpFault fault) {
    return new FaultSweep(trial, RequestSweep.over(line, fault));
  }

  /**
   * Goes through all requests of all operations.
   *
   * @param before readings that are stored when an operation begins; where the store can, they are
   *     discarded: few, because that may take a request for each
   * @param more appended
   * @return the errors by operation and request, for example {@code append, request 2}
   */
  public Map<String, ErrorKind> run(Readings before, Readings more) {
    return sweep.run(trial.calls(before, more));
  }
}
