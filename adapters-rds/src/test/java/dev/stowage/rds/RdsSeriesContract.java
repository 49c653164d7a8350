package dev.stowage.rds;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The promises of the series port, on whatever PostgreSQL a subclass has, in a schema made new. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RdsSeriesContract extends SeriesStoreTck {

  private final RdsConfig config;
  private final RdsPassword password;
  private final RdsBackend backend;

  RdsSeriesContract(RdsConfig config, RdsPassword password) {
    this.config = config;
    this.password = password;
    RdsBackend.initialise(config, password, Local.context());
    this.backend = RdsBackend.open(config, password, Local.context());
  }

  @AfterAll
  void close() {
    backend.close();
  }

  @Override
  protected OffersSeries backend() {
    return backend;
  }

  @Override
  protected OffersSeries secondWriter(InstantSource clock) {
    return RdsBackend.open(
        config, password, new BackendContext(new Meter(), clock, Local.context().random()));
  }
}
