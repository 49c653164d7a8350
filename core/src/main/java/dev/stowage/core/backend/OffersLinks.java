package dev.stowage.core.backend;

import dev.stowage.core.link.LinkStore;

/** A backend that keeps short links. */
public interface OffersLinks extends Backend {

  /**
   * Returns the store of short links.
   *
   * @return the same store at every call
   */
  LinkStore links();
}
