package dev.stowage.s3;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import java.time.InstantSource;

class S3LinkStoreTckTest extends LinkStoreTck {

  /** A bucket for each rule: to list and to measure one reads every record in it. */
  private final S3Backend backend = Local.fresh();

  @Override
  protected OffersLinks backend() {
    return backend;
  }

  @Override
  protected OffersLinks secondProcess() {
    return Local.another(backend, InstantSource.system());
  }
}
