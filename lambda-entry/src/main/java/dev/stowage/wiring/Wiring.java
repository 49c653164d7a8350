package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Opens the store that a URL names. The map from scheme to adapter is written out here: nothing is
 * scanned for, so that a cold start loads one adapter and no more.
 */
public final class Wiring {

  private static final Map<String, Adapter> ADAPTERS =
      Map.of("dynamodb", new DynamoDbAdapter(), "file", new FileAdapter());

  private Wiring() {}

  /**
   * Returns the schemes of the stores that are known.
   *
   * @return for example {@code dynamodb}, {@code file}; sorted
   */
  public static SortedSet<String> schemes() {
    return new TreeSet<>(ADAPTERS.keySet());
  }

  /**
   * Refuses a URL that {@link #open} would refuse before it looks at the store: an unknown scheme
   * or parameter, a missing place. Touches nothing.
   *
   * @param url the store
   * @throws StowageException INVALID, naming what is wrong and what is known
   */
  public static void check(StoreUrl url) {
    adapter(url).check(url);
  }

  /**
   * Opens a store. Creates no cloud resource and no schema; {@link #initialise} does.
   *
   * @param url the store
   * @param context meter, clock and randomness
   * @return the opened backend, which the caller closes
   * @throws StowageException INVALID as {@link #check}; MISCONFIGURED or UNAVAILABLE where the
   *     store is not set up or cannot be reached
   */
  public static Backend open(StoreUrl url, BackendContext context) {
    return adapter(url).open(url, context);
  }

  /**
   * Sets a store up: makes the table, the schema or the directory where it is not there yet.
   * Repeating it does nothing.
   *
   * @param url the store
   * @param context meter, clock and randomness
   * @throws StowageException as {@link #open}
   */
  public static void initialise(StoreUrl url, BackendContext context) {
    adapter(url).initialise(url, context);
  }

  private static Adapter adapter(StoreUrl url) {
    Adapter adapter = ADAPTERS.get(url.scheme());
    if (adapter == null) {
      throw new StowageException(
          ErrorKind.INVALID,
          "store",
          url.scheme() + ":",
          "there is no such store; known are " + String.join(", ", schemes()));
    }
    return adapter;
  }
}
