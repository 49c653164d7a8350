package dev.stowage.testkit.memory;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.CounterStoreTck;

class MemoryCounterStoreTckTest extends CounterStoreTck {

  private static final MemoryBackend MEMORY = new MemoryBackend(BackendContext.system(new Meter()));

  @Override
  protected OffersCounters backend() {
    return MEMORY;
  }

  @Override
  protected OffersCounters secondProcess() {
    return MEMORY;
  }
}
