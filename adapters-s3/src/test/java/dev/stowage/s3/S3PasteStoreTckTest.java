package dev.stowage.s3;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.testkit.tck.PasteStoreTck;
import java.time.InstantSource;

class S3PasteStoreTckTest extends PasteStoreTck {

  private static final S3Backend BACKEND = Local.fresh();

  @Override
  protected OffersPastes backend() {
    return BACKEND;
  }

  @Override
  protected OffersPastes secondProcess() {
    return Local.another(BACKEND, InstantSource.system());
  }
}
