package dev.stowage.testkit.memory;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.LinkStoreTck;

class MemoryLinkStoreTckTest extends LinkStoreTck {

  private static final MemoryBackend MEMORY = new MemoryBackend(BackendContext.system(new Meter()));

  @Override
  protected OffersLinks backend() {
    return MEMORY;
  }

  @Override
  protected OffersLinks secondProcess() {
    return MEMORY;
  }
}
