package dev.stowage.bench.conformance;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.StoreTraits.Sharing;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The store that a run holds to its promises, and how the suites reach it.
 *
 * @param backend an opened handle, which its opener closes
 * @param opener opens another handle on the same data, with a clock of its own
 * @param settling returns when everything that was stored can be read
 * @param clock the store's own, from which it counts the times that it takes
 */
record Subject(
    Backend backend,
    Function<InstantSource, Backend> opener,
    Runnable settling,
    InstantSource clock) {

  /** Returns the opened handle as a backend that offers a port. */
  <T extends Backend> T as(Class<T> port) {
    return port.cast(backend);
  }

  /** Returns what another process would have, with the same time of day. */
  <T extends Backend> T another(Class<T> port) {
    return another(port, InstantSource.system());
  }

  /**
   * Returns what another process would have: a handle of its own, or, where one process at a time
   * has the data open, the opened one.
   */
  <T extends Backend> T another(Class<T> port, InstantSource time) {
    return backend.traits().sharing() == Sharing.ONE_PROCESS
        ? as(port)
        : port.cast(opener.apply(time));
  }

  void settle() {
    settling.run();
  }
}
