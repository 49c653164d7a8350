package dev.stowage.core.backend;

import dev.stowage.core.series.SeriesStore;

/** A backend that keeps time series. */
public interface OffersSeries extends Backend {

  /**
   * Returns the store of series.
   *
   * @return the same store at every call
   */
  SeriesStore series();
}
