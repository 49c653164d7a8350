package dev.stowage.timestream;

import dev.stowage.core.backend.OffersSeries;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;

class TimestreamSeriesStoreTckTest extends SeriesStoreTck {

  private static final TimestreamBackend BACKEND = Local.fresh();

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Override
  protected OffersSeries backend() {
    return BACKEND;
  }

  @Override
  protected OffersSeries secondWriter(InstantSource clock) {
    return Local.another(BACKEND, clock);
  }

  @Override
  protected void settle() {
    Local.settle();
  }

  @Override
  protected InstantSource storeClock() {
    return Local.standIn()::clock;
  }
}
