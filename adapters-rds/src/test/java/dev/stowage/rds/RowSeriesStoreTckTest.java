package dev.stowage.rds;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;

/** The promises of the series port, kept in rows of the form {@code row}. */
class RowSeriesStoreTckTest extends SeriesStoreTck {

  private static final RdsConfig CONFIG = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private static final RdsBackend BACKEND = Local.made(CONFIG);

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
    return RdsBackend.open(
        CONFIG, Local.password(), new BackendContext(new Meter(), clock, Local.context().random()));
  }
}
