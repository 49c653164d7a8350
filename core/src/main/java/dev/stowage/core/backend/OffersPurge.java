package dev.stowage.core.backend;

/**
 * A backend whose expired records stay until somebody asks for their removal. Of any other backend
 * of links or pastes the tools say that it frees them by itself.
 */
public interface OffersPurge extends Backend {

  /**
   * Returns the records that have expired.
   *
   * @return the same object at every call
   */
  ExpiredRecords expired();
}
