package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import java.util.function.Consumer;

/**
 * A part of a place that others use as well. It is there with the first thing that is put in it.
 *
 * @param removal removes everything in it
 */
record SharedPlace(Consumer<BackendContext> removal) implements OwnPlace.Work {

  @Override
  public boolean isTaken(BackendContext context) {
    return false;
  }

  @Override
  public void make(BackendContext context) {}

  @Override
  public void remove(BackendContext context) {
    removal.accept(context);
  }
}
