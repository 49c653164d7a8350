package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.testkit.memory.MemoryBackend;
import org.jspecify.annotations.Nullable;

/** A store that lives as long as its place, so that it can be opened again. */
final class MemoryPlace implements Place {

  private @Nullable MemoryBackend opened;

  @Override
  public String engine() {
    return "memory";
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
  public Backend open(BackendContext context) {
    MemoryBackend backend = opened == null ? new MemoryBackend(context) : opened;
    opened = backend;
    return backend;
  }

  @Override
  public void close() {
    opened = null;
  }
}
