package dev.stowage.testkit.memory;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.PasteStoreTck;

class MemoryPasteStoreTckTest extends PasteStoreTck {

  private static final MemoryBackend MEMORY = new MemoryBackend(BackendContext.system(new Meter()));

  @Override
  protected OffersPastes backend() {
    return MEMORY;
  }

  @Override
  protected OffersPastes secondProcess() {
    return MEMORY;
  }
}
