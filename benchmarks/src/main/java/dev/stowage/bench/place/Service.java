package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import java.util.List;
import java.util.Map;

/** A service of AWS that has an engine on this machine too. */
interface Service {

  /** Returns its name, for reports. */
  String name();

  /** Returns how a store of a given place is written. */
  String shape();

  /** Returns the parameters that say where a store is, and so need a place or AWS. */
  List<String> whereParameters();

  /** Returns what a store is called in a sentence about what it holds. */
  default String called(StoreUrl url) {
    return url.scheme();
  }

  /**
   * A store on the engine on this machine.
   *
   * @param url where it is; the place is the caller's to choose
   * @param engine what it runs on
   */
  record OnEngine(StoreUrl url, String engine) {}

  /** Leads a URL to the engine on this machine, which the first call starts. */
  OnEngine onEngine(StoreUrl url);

  /** Finds a place in the engine on this machine. */
  default Place local(StoreUrl url, int number) {
    OnEngine store = onEngine(url);
    StoreUrl made = SchemePlaces.at(store.url(), SchemePlaces.PREFIX + number, "", Map.of());
    return new WiredPlace(made, store.engine(), () -> {});
  }
}
