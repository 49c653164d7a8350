package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Where one store lies. Closing it removes what was made for that store alone. */
public interface Place extends AutoCloseable {

  /**
   * Returns what the store runs on, for reports.
   *
   * @return for example {@code DynamoDB Local 3.3.1}
   */
  String engine();

  /**
   * Returns what was made for this run and is removed after it, in words; empty for what nobody
   * else can see, or what stays.
   *
   * @return for example {@code table readings-stowage-1x7k3f9-1}
   */
  default String what() {
    return "";
  }

  /**
   * Tells whether somebody may send a bill for what is done there.
   *
   * @return true for a service of AWS, unless its endpoint is on this machine
   */
  default boolean isBilled() {
    return false;
  }

  /**
   * Tells whether the place was named, so that others' readings and records may lie there.
   *
   * @return false for a place that is the run's own
   */
  boolean given();

  /**
   * Sets the store up where it is not set up yet.
   *
   * @param context meter, clock and randomness
   */
  void initialise(BackendContext context);

  /**
   * Opens the store.
   *
   * @param context meter, clock and randomness
   * @return the opened backend, which the caller closes
   */
  Backend open(BackendContext context);

  /**
   * Moves the engine's own clock on, where it has one that can be moved.
   *
   * @param now the time of the workload
   */
  default void follow(Instant now) {
    // Most engines ask the time of nobody but the caller.
  }

  /**
   * Returns the engine's own clock, where it stands still until somebody moves it.
   *
   * @return empty where the engine's time is the time of day
   */
  default Optional<InstantSource> movedClock() {
    return Optional.empty();
  }

  /** Lets everything that was stored become visible, where that takes the engine's time. */
  default void settle() {
    // In most stores what was stored can be read.
  }

  @Override
  void close();
}
