package dev.stowage.s3;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.testkit.tck.DiscardsReadingsTck;
import java.time.InstantSource;

class S3DiscardsReadingsTckTest extends DiscardsReadingsTck {

  private static final S3Backend BACKEND = Local.fresh();

  @Override
  protected OffersDiscard backend() {
    return BACKEND;
  }

  @Override
  protected OffersDiscard secondWriter(InstantSource clock) {
    return Local.another(BACKEND, clock);
  }
}
