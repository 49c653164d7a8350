package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import java.time.Instant;

/** Where one store lies. Closing it removes what was made for that store alone. */
public interface Place extends AutoCloseable {

  /**
   * Returns what the store runs on, for reports.
   *
   * @return for example {@code DynamoDB Local 3.3.1}
   */
  String engine();

  /**
   * Tells whether the place was named, so that others' readings and records may lie there.
   *
   * @return false for a place that was made for this run
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
  void follow(Instant now);

  /** Lets everything that was stored become visible, where that takes the engine's time. */
  void settle();

  @Override
  void close();
}
