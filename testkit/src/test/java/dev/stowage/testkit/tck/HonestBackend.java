package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;
import dev.stowage.testkit.memory.MemoryBackend;

/**
 * A backend in memory that keeps every promise. A subclass for each port passes its calls on where
 * a defect can override them.
 */
public abstract class HonestBackend implements Backend {

  /** What is stored, past every defect. */
  protected final MemoryBackend memory = new MemoryBackend(BackendContext.system(new Meter()));

  void settle() {}

  @Override
  public StoreTraits traits() {
    return memory.traits();
  }

  @Override
  public Meter meter() {
    return memory.meter();
  }

  @Override
  public Tariff tariff() {
    return memory.tariff();
  }

  @Override
  public Footprint footprint() {
    return memory.footprint();
  }

  @Override
  public void close() {}
}
