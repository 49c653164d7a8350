package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds places for the lines of one scheme. */
interface SchemePlaces {

  /** What the tables, buckets, databases and schemas of a comparison are called, and a number. */
  String PREFIX = "stowage-compare-";

  /**
   * Refuses a URL that could not be run, before anything is started.
   *
   * @throws StowageException INVALID, naming what is wrong and what would be right
   */
  void check(StoreUrl url);

  /** Tells whether a store keeps something, by the type of its backend. */
  default boolean offers(StoreUrl url, Class<? extends Backend> port) {
    return Wiring.offers(url, port);
  }

  /** Tells whether the stores are of a service that AWS bills by the request. */
  default boolean isOfAws() {
    return false;
  }

  /** Tells whether a store lies outside the temporary directories and engines of the run. */
  default boolean isElsewhere(StoreUrl url) {
    return url.namesAPlace();
  }

  /** Returns what the store is called in a sentence about what it holds. */
  default String called(StoreUrl url) {
    return url.scheme();
  }

  /**
   * Finds the place of a URL that was checked; starts the engine that it needs.
   *
   * @param url the store
   * @param number of the line, for names that no other line has
   */
  Place find(StoreUrl url, int number);

  /** Returns the URL with another place, and further parameters. */
  static StoreUrl at(StoreUrl url, String authority, String path, Map<String, String> more) {
    Map<String, String> parameters = new LinkedHashMap<>(url.parameters());
    parameters.putAll(more);
    return new StoreUrl(url.scheme(), authority, path, parameters);
  }

  /** Refuses parameters that say where a store is, in a URL that names none. */
  static void requireNoneOf(StoreUrl url, String shape, String... parameters) {
    for (String parameter : parameters) {
      if (url.parameters().containsKey(parameter)) {
        throw invalid(
            url.scheme() + ":",
            parameter + "= needs a place, " + shape + "; without both, the local engine is used");
      }
    }
  }

  /** Returns a refusal of a store. */
  static StowageException invalid(String key, String what) {
    return new StowageException(ErrorKind.INVALID, "store", key, what);
  }
}
