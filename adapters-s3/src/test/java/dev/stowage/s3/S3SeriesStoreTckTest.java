package dev.stowage.s3;

import dev.stowage.core.backend.OffersSeries;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;

class S3SeriesStoreTckTest extends SeriesStoreTck {

  private static final S3Backend BACKEND = Local.fresh();

  @Override
  protected OffersSeries backend() {
    return BACKEND;
  }

  @Override
  protected OffersSeries secondWriter(InstantSource clock) {
    return Local.another(BACKEND, clock);
  }
}
