package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.rds.RdsBackend;
import dev.stowage.rds.RdsConfig;
import dev.stowage.rds.RdsPassword;

/** {@code postgresql://HOST/DB}. The only setting beside the URL is the password. */
final class PostgresqlAdapter implements Adapter {

  @Override
  public void check(StoreUrl url) {
    RdsConfig.parse(url);
  }

  @Override
  public Class<? extends Backend> type(StoreUrl url) {
    return RdsBackend.class;
  }

  @Override
  public Backend open(StoreUrl url, BackendContext context) {
    return RdsBackend.open(RdsConfig.parse(url), password(), context);
  }

  @Override
  public void initialise(StoreUrl url, BackendContext context) {
    RdsBackend.initialise(RdsConfig.parse(url), password(), context);
  }

  @Override
  public boolean isThere(StoreUrl url, BackendContext context) {
    return RdsBackend.isThere(RdsConfig.parse(url), password(), context);
  }

  /** A schema in the URL's database, whether the URL's own is there or not. */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    StoreUrl own = url.with("schema", name.replace('-', '_'));
    RdsConfig config = RdsConfig.parse(own);
    return new OwnPlace(
        own,
        "schema " + config.schema() + " in " + own.authority() + own.path(),
        new InitialisedPlace(
            this, own, whenRemoved -> RdsBackend.remove(config, password(), whenRemoved)));
  }

  private static RdsPassword password() {
    return Settings.postgresqlPassword()
        .map(given -> RdsPassword.of(given.toCharArray()))
        .orElseGet(RdsPassword::none);
  }
}
