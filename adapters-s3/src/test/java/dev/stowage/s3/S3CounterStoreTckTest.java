package dev.stowage.s3;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.testkit.tck.CounterStoreTck;
import java.time.InstantSource;

class S3CounterStoreTckTest extends CounterStoreTck {

  private static final S3Backend BACKEND = Local.fresh();

  @Override
  protected OffersCounters backend() {
    return BACKEND;
  }

  @Override
  protected OffersCounters secondProcess() {
    return Local.another(BACKEND, InstantSource.system());
  }
}
