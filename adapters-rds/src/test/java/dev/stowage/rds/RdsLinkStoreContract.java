package dev.stowage.rds;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The promises of the link port, on whatever PostgreSQL a subclass has, in a schema made new. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RdsLinkStoreContract extends LinkStoreTck {

  private final RdsConfig config;
  private final RdsPassword password;
  private final RdsBackend backend;

  RdsLinkStoreContract(RdsConfig config, RdsPassword password) {
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
  protected OffersLinks backend() {
    return backend;
  }

  @Override
  protected OffersLinks secondProcess() {
    return RdsBackend.open(config, password, Local.context());
  }
}
