package dev.stowage.file;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileLinkStoreTckTest extends LinkStoreTck {

  @RegisterExtension static final TckStore STORE = new TckStore(Durability.GROUP);

  @Override
  protected OffersLinks backend() {
    return STORE.backend();
  }

  /** One process at a time has a directory open, so there is no second handle. */
  @Override
  protected OffersLinks secondProcess() {
    return backend();
  }
}
