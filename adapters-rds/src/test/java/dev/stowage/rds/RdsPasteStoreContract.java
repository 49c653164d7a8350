package dev.stowage.rds;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.testkit.tck.PasteStoreTck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The promises of the paste port, on whatever PostgreSQL a subclass has, in a schema made new. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RdsPasteStoreContract extends PasteStoreTck {

  private final RdsConfig config;
  private final RdsPassword password;
  private final RdsBackend backend;

  RdsPasteStoreContract(RdsConfig config, RdsPassword password) {
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
  protected OffersPastes backend() {
    return backend;
  }

  @Override
  protected OffersPastes secondProcess() {
    return RdsBackend.open(config, password, Local.context());
  }
}
