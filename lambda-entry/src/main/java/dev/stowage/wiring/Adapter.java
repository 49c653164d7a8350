package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;

/**
 * What the wiring needs of an adapter. A class for each, which alone names it, so that a process
 * loads the adapters that it uses and no more.
 */
interface Adapter {

  /** Reads the URL and refuses it with INVALID where it is wrong; touches nothing. */
  void check(StoreUrl url);

  /** Returns what the AWS SDKs call the service in their settings; empty for none of AWS. */
  default String awsService() {
    return "";
  }

  /** Returns the type of what {@link #open} returns. */
  Class<? extends Backend> type(StoreUrl url);

  /** Opens the store that is there. */
  Backend open(StoreUrl url, BackendContext context);

  /** Makes what {@link #open} needs to find. */
  void initialise(StoreUrl url, BackendContext context);

  /** Tells whether the place is there; changes nothing. */
  boolean isThere(StoreUrl url, BackendContext context);

  /** Plans what {@link Wiring#ownPlace} promises; makes nothing. */
  OwnPlace ownPlace(StoreUrl url, String name, BackendContext context);
}
