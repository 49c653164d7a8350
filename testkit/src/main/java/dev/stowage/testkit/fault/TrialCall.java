package dev.stowage.testkit.fault;

import dev.stowage.core.error.ErrorKind;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A call that a trial makes and checks.
 *
 * @param name the operation and its situation, such as {@code create over an expired link}
 * @param prepare makes that situation on a line without faults, and returns the call, which in turn
 *     returns the kind of its error, empty when it returned
 */
public record TrialCall(String name, Supplier<Supplier<Optional<ErrorKind>>> prepare) {

  private static final int LISTED = 3;

  static TrialCall of(String name, Supplier<Optional<ErrorKind>> call) {
    return new TrialCall(name, () -> call);
  }

  /** A list, to be made before other calls add to it: of many records each costs a request. */
  static TrialCall list(
      KeptRecords<?> kept, Runnable storeOne, Supplier<Optional<ErrorKind>> call) {
    return new TrialCall(
        "list",
        () -> {
          if (kept.isEmpty()) {
            IntStream.range(0, LISTED).forEach(i -> storeOne.run());
          }
          return call;
        });
  }

  static <T> TrialCall on(String name, Supplier<T> prepare, Function<T, Optional<ErrorKind>> call) {
    return new TrialCall(
        name,
        () -> {
          T prepared = prepare.get();
          return () -> call.apply(prepared);
        });
  }
}
