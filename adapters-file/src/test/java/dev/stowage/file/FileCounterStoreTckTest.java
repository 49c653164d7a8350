package dev.stowage.file;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.testkit.tck.CounterStoreTck;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileCounterStoreTckTest extends CounterStoreTck {

  @RegisterExtension static final TckStore STORE = new TckStore(Durability.GROUP);

  @Override
  protected OffersCounters backend() {
    return STORE.backend();
  }

  /** One process at a time has a directory open, so there is no second handle. */
  @Override
  protected OffersCounters secondProcess() {
    return backend();
  }
}
