package dev.stowage.testkit.fault;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.error.StowageException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One store by two ways.
 *
 * @param <B> the port
 * @param disturbed over the line with faults
 * @param undisturbed opens a backend that remembers nothing, past the faults
 */
record TwoWays<B extends Backend>(B disturbed, Supplier<? extends B> undisturbed) {

  /** Does something past the faults; a failure there is a wrong. */
  <T> T look(Function<? super B, T> what) {
    try (B backend = undisturbed.get()) {
      return what.apply(backend);
    } catch (StowageException e) {
      throw new AssertionError("past the faults: " + e.getMessage(), e);
    }
  }
}
