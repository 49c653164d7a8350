package dev.stowage.testkit.memory;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.DiscardsReadingsTck;
import java.time.InstantSource;

class MemoryDiscardsReadingsTest extends DiscardsReadingsTck {

  private static final MemoryBackend MEMORY = new MemoryBackend(BackendContext.system(new Meter()));

  @Override
  protected OffersDiscard backend() {
    return MEMORY;
  }

  @Override
  protected OffersDiscard secondWriter(InstantSource clock) {
    return MEMORY;
  }
}
