package dev.stowage.testkit.fault;

import dev.stowage.core.error.ErrorKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Spoils each request of each call in turn: the first request of a create, the second one, and so
 * on until the create has no more; then those of the next call.
 */
public final class RequestSweep {

  private final IntConsumer spoil;
  private final BooleanSupplier heal;

  /**
   * Prepares a sweep.
   *
   * @param spoil spoils one request from now on, 1 for the next
   * @param heal lets all pass again; tells whether that request came
   */
  public RequestSweep(IntConsumer spoil, BooleanSupplier heal) {
    this.spoil = spoil;
    this.heal = heal;
  }

  /**
   * Prepares a sweep over a proxy.
   *
   * @param line the proxy
   * @param fault what happens to one request at a time
   * @return the sweep
   */
  public static RequestSweep over(HttpFaultProxy line, HttpFault fault) {
    return new RequestSweep(
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
   * Goes through all requests of all calls of a port.
   *
   * @param trial makes the calls over the line and checks each
   * @return the errors by call and request, for example {@code create, request 2}
   */
  public Map<String, ErrorKind> run(PortTrial trial) {
    return run(trial.everyCall());
  }

  /**
   * Goes through all requests of some calls.
   *
   * @param calls made over the line and checked
   * @return the errors by call and request, for example {@code append, request 2}
   */
  public Map<String, ErrorKind> run(List<TrialCall> calls) {
    Map<String, ErrorKind> errors = new LinkedHashMap<>();
    for (TrialCall call : calls) {
      boolean met = true;
      for (int request = 1; met; request++) {
        String where = call.name() + ", request " + request;
        Supplier<Optional<ErrorKind>> prepared = call.prepare().get();
        spoil.accept(request);
        ending(where, prepared).ifPresent(kind -> errors.put(where, kind));
        met = heal.getAsBoolean();
      }
    }
    return errors;
  }

  private static Optional<ErrorKind> ending(String where, Supplier<Optional<ErrorKind>> call) {
    try {
      return call.get();
    } catch (AssertionError | RuntimeException wrong) {
      throw new AssertionError(where + ": " + wrong.getMessage(), wrong);
    }
  }
}
