package dev.stowage.rds;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.DiscardsReadingsTck;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;

/** The promises of discarding, kept in rows of the form {@code row}. */
class RowDiscardsReadingsTckTest extends DiscardsReadingsTck {

  private static final RdsConfig CONFIG = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private static final RdsBackend BACKEND = Local.made(CONFIG);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Override
  protected OffersDiscard backend() {
    return BACKEND;
  }

  @Override
  protected OffersDiscard secondWriter(InstantSource clock) {
    return RdsBackend.open(
        CONFIG, Local.password(), new BackendContext(new Meter(), clock, Local.context().random()));
  }
}
