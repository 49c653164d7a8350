package dev.stowage.testkit.fault;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How a call over a spoilt line ended: exactly one of both is there.
 *
 * @param result what the call returned
 * @param kind the kind of its error
 */
record Ending<T>(Optional<T> result, Optional<ErrorKind> kind) {

  /** What a fault may show as to a call that changes nothing. */
  static final Set<ErrorKind> OF_READS = EnumSet.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE);

  /** What a fault may show as to a call that changes something. */
  static final Set<ErrorKind> OF_WRITES =
      EnumSet.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);

  /** Makes a call that may fail with these kinds and no other. */
  static <T> Ending<T> of(Set<ErrorKind> allowed, Supplier<T> call) {
    try {
      return new Ending<>(Optional.of(call.get()), Optional.empty());
    } catch (StowageException e) {
      if (!allowed.contains(e.kind())) {
        throw new AssertionError("a fault showed as " + e.kind() + ": " + e.getMessage(), e);
      }
      return new Ending<>(Optional.empty(), Optional.of(e.kind()));
    }
  }
}
