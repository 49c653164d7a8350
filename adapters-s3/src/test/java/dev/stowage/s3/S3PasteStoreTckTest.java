package dev.stowage.s3;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.testkit.tck.PasteStoreTck;
import java.time.InstantSource;

class S3PasteStoreTckTest extends PasteStoreTck {

  /** A bucket for each rule: to list and to measure one reads every record in it. */
  private final S3Backend backend = Local.fresh();

  @Override
  protected OffersPastes backend() {
    return backend;
  }

  @Override
  protected OffersPastes secondProcess() {
    return Local.another(backend, InstantSource.system());
  }
}
