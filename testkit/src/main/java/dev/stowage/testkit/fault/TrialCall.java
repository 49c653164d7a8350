package dev.stowage.testkit.fault;

import dev.stowage.core.error.ErrorKind;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A call that a trial makes and checks.
 *
 * @param name the operation and its situation, such as {@code create over an expired link}
 * @param prepare makes that situation on a line without faults, and returns the call, which in turn
 *     returns the kind of its error, empty when it returned
 */
public record TrialCall(String name, Supplier<Supplier<Optional<ErrorKind>>> prepare) {

  static TrialCall of(String name, Supplier<Optional<ErrorKind>> call) {
    return new TrialCall(name, () -> call);
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
