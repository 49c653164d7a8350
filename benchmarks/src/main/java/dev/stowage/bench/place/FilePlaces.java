package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.wiring.Wiring;
import java.nio.file.Path;
import java.util.Map;

/** {@code file:}, in a temporary directory, or {@code file:DIR}. */
final class FilePlaces implements SchemePlaces {

  private static final String ENGINE = "local files";

  private final Ground ground;

  FilePlaces(Ground ground) {
    this.ground = ground;
  }

  @Override
  public void check(StoreUrl url) {
    Wiring.check(url.namesAPlace() ? url : SchemePlaces.at(url, "", "checked", Map.of()));
  }

  @Override
  public Place find(StoreUrl url, int number) {
    if (url.namesAPlace()) {
      return ground.named(url, number, Host.free(ENGINE));
    }
    Scratch scratch = ground.scratch();
    Path made = scratch.directory();
    StoreUrl within = SchemePlaces.at(url, "", made.resolve("store").toString(), Map.of());
    return new WiredPlace(within, ENGINE, () -> scratch.remove(made));
  }
}
