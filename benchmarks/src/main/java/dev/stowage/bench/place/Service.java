package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import java.util.List;

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

  /** Finds a place in the engine on this machine, which the first call starts. */
  Place local(StoreUrl url, int number);
}
