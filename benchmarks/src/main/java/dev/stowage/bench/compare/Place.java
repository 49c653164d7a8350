package dev.stowage.bench.compare;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersSeries;

/** Where the store of one line lies. Closing it removes what was made for the line alone. */
interface Place extends AutoCloseable {

  /** Returns what the store runs on, for reports. */
  String engine();

  /** Tells whether the line named the place, so that others' readings may lie there. */
  boolean given();

  /** Sets the store up where it is not set up yet. */
  void initialise(BackendContext context);

  /** Opens the store. */
  OffersSeries open(BackendContext context);

  @Override
  void close();
}
