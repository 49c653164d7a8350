package dev.stowage.file;

import dev.stowage.core.backend.OffersSeries;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileSeriesStoreTest extends SeriesStoreTck {

  @RegisterExtension static final TckStore STORE = new TckStore(Durability.GROUP);

  @Override
  protected OffersSeries backend() {
    return STORE.backend();
  }

  /** One process at a time has a directory open, so there is no second handle. */
  @Override
  protected OffersSeries secondWriter(InstantSource clock) {
    return backend();
  }
}
