package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import java.util.function.Consumer;

/**
 * A place that an adapter initialises, and knows whether it is there.
 *
 * @param adapter the store's
 * @param url the place
 * @param removal removes it with everything in it
 */
record InitialisedPlace(Adapter adapter, StoreUrl url, Consumer<BackendContext> removal)
    implements OwnPlace.Work {

  @Override
  public boolean isTaken(BackendContext context) {
    return adapter.isThere(url, context);
  }

  @Override
  public void make(BackendContext context) {
    adapter.initialise(url, context);
  }

  @Override
  public void remove(BackendContext context) {
    removal.accept(context);
  }
}
