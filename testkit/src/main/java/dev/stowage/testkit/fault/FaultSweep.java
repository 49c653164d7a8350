package dev.stowage.testkit.fault;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Spoils each request of each operation in turn: the first request of a define, the second one, and
 * so on until the define has no more; then those of an append, a discard, a scan, a latest and a
 * drop.
 */
public final class FaultSweep {

  private final FaultTrial trial;
  private final IntConsumer spoil;
  private final BooleanSupplier heal;

  /**
   * Prepares a sweep.
   *
   * @param trial checks each call
   * @param spoil spoils one request from now on, 1 for the next
   * @param heal lets all pass again; tells whether that request came
   */
  public FaultSweep(FaultTrial trial, IntConsumer spoil, BooleanSupplier heal) {
    this.trial = trial;
    this.spoil = spoil;
    this.heal = heal;
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
    return new FaultSweep(
        trial,
        number -> {
          for (int i = 1; i < number; i++) {
            line.next(ProxiedRequest.any(), HttpFault.none());
          }
          line.next(ProxiedRequest.any(), fault);
        },
        () -> {
          boolean met = line.waiting() == 0;
          line.heal();
          return met;
        });
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
    Map<String, ErrorKind> errors = new LinkedHashMap<>();
    for (Map.Entry<String, Supplier<Optional<ErrorKind>>> operation :
        operations(before, more).entrySet()) {
      boolean met = true;
      for (int request = 1; met; request++) {
        prepare(operation.getKey(), before);
        spoil.accept(request);
        Optional<ErrorKind> ending = operation.getValue().get();
        met = heal.getAsBoolean();
        String where = operation.getKey() + ", request " + request;
        ending.ifPresent(kind -> errors.put(where, kind));
      }
    }
    return errors;
  }

  private Map<String, Supplier<Optional<ErrorKind>>> operations(Readings before, Readings more) {
    Map<String, Supplier<Optional<ErrorKind>>> operations = new LinkedHashMap<>();
    operations.put("define", trial::define);
    operations.put("append", () -> trial.append(more));
    operations.put("scan", trial::scan);
    operations.put("latest", trial::latest);
    if (trial.canDiscard()) {
      operations.put("discard", () -> trial.discard(before));
    }
    operations.put("drop", trial::drop);
    return operations;
  }

  private void prepare(String operation, Readings before) {
    Optional<ErrorKind> failure =
        operation.equals("define") ? trial.drop() : trial.define().or(() -> trial.append(before));
    if (failure.isPresent()) {
      throw new AssertionError(operation + " could not be prepared: " + failure.get());
    }
  }
}
