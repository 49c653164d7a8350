package dev.stowage.file;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.testkit.tck.PasteStoreTck;
import org.junit.jupiter.api.extension.RegisterExtension;

class FilePasteStoreTckTest extends PasteStoreTck {

  @RegisterExtension static final TckStore STORE = new TckStore(Durability.GROUP);

  @Override
  protected OffersPastes backend() {
    return STORE.backend();
  }

  /** One process at a time has a directory open, so there is no second handle. */
  @Override
  protected OffersPastes secondProcess() {
    return backend();
  }
}
