package dev.stowage.rds;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.testkit.tck.CounterStoreTck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The promises of the counter port, on whatever PostgreSQL a subclass has, in a schema made new.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RdsCounterStoreContract extends CounterStoreTck {

  private final RdsConfig config;
  private final RdsPassword password;
  private final RdsBackend backend;

  RdsCounterStoreContract(RdsConfig config, RdsPassword password) {
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
  protected OffersCounters backend() {
    return backend;
  }

  @Override
  protected OffersCounters secondProcess() {
    return RdsBackend.open(config, password, Local.context());
  }
}
