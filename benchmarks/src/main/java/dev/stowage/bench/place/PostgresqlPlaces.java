package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code postgresql:}, a schema in a PostgreSQL of the comparison's own, or {@code
 * postgresql://HOST/DB}. A given server may be anywhere: statements cost nothing.
 */
final class PostgresqlPlaces implements SchemePlaces {

  private static final String SCHEMA = "schema";

  private final Ground ground;

  PostgresqlPlaces(Ground ground) {
    this.ground = ground;
  }

  @Override
  public void check(StoreUrl url) {
    if (url.namesAPlace()) {
      Wiring.check(url);
    } else {
      SchemePlaces.requireNoneOf(
          url,
          "postgresql://HOST/DB",
          "user",
          "passwordFile",
          "passwordSecret",
          "iam",
          "sslmode",
          "sslrootcert");
      Wiring.check(SchemePlaces.at(url, "127.0.0.1", "/checked", Map.of()));
    }
  }

  @Override
  public Place find(StoreUrl url, int number) {
    if (url.namesAPlace()) {
      return ground.named(url, number, Host.free("PostgreSQL at " + url.authority()));
    }
    LocalPostgres engine =
        ground
            .scratch()
            .engine(url.scheme(), LocalPostgres.class, LocalPostgres::start, LocalPostgres::close);
    ground.scratch().belongs(engine.serverPid());
    StoreUrl server = StoreUrl.parse(engine.url());
    Map<String, String> parameters = new LinkedHashMap<>(server.parameters());
    parameters.put(SCHEMA, url.parameter(SCHEMA).orElse((PREFIX + number).replace('-', '_')));
    StoreUrl schema = SchemePlaces.at(url, server.authority(), server.path(), parameters);
    return new WiredPlace(schema, engine.version(), () -> {});
  }
}
