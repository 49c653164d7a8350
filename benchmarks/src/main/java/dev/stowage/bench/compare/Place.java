package dev.stowage.bench.compare;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import java.time.Instant;

/** Where the store of one line lies. Closing it removes what was made for the line alone. */
interface Place extends AutoCloseable {

  /** Returns what the store runs on, for reports. */
  String engine();

  /** Tells whether the line named the place, so that others' readings and records may lie there. */
  boolean given();

  /** Sets the store up where it is not set up yet. */
  void initialise(BackendContext context);

  /** Opens the store. */
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
