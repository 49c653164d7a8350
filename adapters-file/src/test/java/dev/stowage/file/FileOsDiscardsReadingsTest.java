package dev.stowage.file;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.testkit.tck.DiscardsReadingsTck;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileOsDiscardsReadingsTest extends DiscardsReadingsTck {

  @RegisterExtension static final TckStore STORE = new TckStore(Durability.OS);

  @Override
  protected OffersDiscard backend() {
    return STORE.backend();
  }

  /** One process at a time has a directory open, so there is no second handle. */
  @Override
  protected OffersDiscard secondWriter(InstantSource clock) {
    return backend();
  }
}
