package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import java.util.function.Consumer;

/**
 * A place called by the run's own name that is whole the run's: a table, or a schema.
 *
 * @param adapter initialises it, and knows whether it is there
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
