package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.cost.Amount;
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
  protected final MemoryBackend memory;

  protected HonestBackend() {
    this(new MemoryBackend(BackendContext.system(new Meter())));
  }

  /** Makes another handle on what is stored. */
  HonestBackend(MemoryBackend memory) {
    this.memory = memory;
  }

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

  /** A footprint that is wrong by so much. */
  static Footprint wrongBy(long records, long logicalBytes, Footprint right) {
    return new Footprint(
        Amount.measured(right.records().value() + records),
        Amount.measured(right.logicalBytes().value() + logicalBytes),
        right.encodedBytes(),
        right.physicalBytes(),
        right.billedBytes());
  }

  @Override
  public void close() {}
}
