package dev.stowage.s3;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import java.time.InstantSource;

class S3LinkStoreTckTest extends LinkStoreTck {

  private static final S3Backend BACKEND = Local.fresh();

  @Override
  protected OffersLinks backend() {
    return BACKEND;
  }

  @Override
  protected OffersLinks secondProcess() {
    return Local.another(BACKEND, InstantSource.system());
  }
}
