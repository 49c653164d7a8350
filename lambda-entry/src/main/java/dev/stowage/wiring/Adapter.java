package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;

/** What the wiring needs of an adapter. */
interface Adapter {

  /** Reads the URL and refuses it with INVALID where it is wrong; touches nothing. */
  void check(StoreUrl url);

  /** Opens the store that is there. */
  Backend open(StoreUrl url, BackendContext context);

  /** Makes what {@link #open} needs to find. */
  void initialise(StoreUrl url, BackendContext context);
}
