package dev.stowage.s3;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.testkit.tck.CounterStoreTck;
import java.time.InstantSource;

class S3CounterStoreTckTest extends CounterStoreTck {

  /** A bucket for each rule: to list and to measure one reads every record in it. */
  private final S3Backend backend = Local.fresh();

  @Override
  protected OffersCounters backend() {
    return backend;
  }

  @Override
  protected OffersCounters secondProcess() {
    return Local.another(backend, InstantSource.system());
  }
}
