package dev.stowage.core.backend;

import dev.stowage.core.series.DiscardsReadings;

/** A backend that can discard single readings of a series. */
public interface OffersDiscard extends OffersSeries {

  /**
   * Returns the means to discard readings.
   *
   * @return the same object at every call
   */
  DiscardsReadings discards();
}
