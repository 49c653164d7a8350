package dev.stowage.core.backend;

import dev.stowage.core.paste.PasteStore;

/** A backend that keeps pastes. */
public interface OffersPastes extends Backend {

  /**
   * Returns the store of pastes.
   *
   * @return the same store at every call
   */
  PasteStore pastes();
}
