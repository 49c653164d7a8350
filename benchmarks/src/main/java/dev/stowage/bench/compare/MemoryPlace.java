package dev.stowage.bench.compare;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.testkit.memory.MemoryBackend;

/** A store that lives as long as it is open. */
final class MemoryPlace implements Place {

  @Override
  public String engine() {
    return "reference in memory";
  }

  @Override
  public boolean given() {
    return false;
  }

  @Override
  public void initialise(BackendContext context) {
    // Nothing to set up.
  }

  @Override
  public OffersSeries open(BackendContext context) {
    return new MemoryBackend(context);
  }

  @Override
  public void close() {
    // The store went when it was closed.
  }
}
