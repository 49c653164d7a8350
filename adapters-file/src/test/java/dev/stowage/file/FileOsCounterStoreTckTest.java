package dev.stowage.file;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.testkit.tck.CounterStoreTck;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileOsCounterStoreTckTest extends CounterStoreTck {

  @RegisterExtension static final TckStore STORE = new TckStore(Durability.OS);

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
