package dev.stowage.core.backend;

/** A backend whose expired records stay until somebody asks for their removal. */
public interface OffersPurge extends Backend {

  /**
   * Returns the records that have expired.
   *
   * @return the same object at every call
   */
  ExpiredRecords expired();
}
