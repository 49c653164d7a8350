package dev.stowage.testkit.memory;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;

class MemorySeriesStoreTest extends SeriesStoreTck {

  private static final MemoryBackend MEMORY = new MemoryBackend(BackendContext.system(new Meter()));

  @Override
  protected OffersSeries backend() {
    return MEMORY;
  }

  @Override
  protected OffersSeries secondWriter(InstantSource clock) {
    return MEMORY;
  }
}
