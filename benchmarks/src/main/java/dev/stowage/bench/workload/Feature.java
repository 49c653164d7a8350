package dev.stowage.bench.workload;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.OffersSeries;
import java.util.Locale;

/** What a workload needs a store to keep. */
public enum Feature {
  /** Readings of sensors. */
  SERIES(OffersSeries.class),
  /** Short links. */
  LINKS(OffersLinks.class),
  /** Pastes. */
  PASTES(OffersPastes.class),
  /** Counters. */
  COUNTERS(OffersCounters.class);

  private final Class<? extends Backend> port;

  Feature(Class<? extends Backend> port) {
    this.port = port;
  }

  /**
   * Returns what the backend of a store that keeps it is.
   *
   * @return one of the {@code Offers} types
   */
  public Class<? extends Backend> port() {
    return port;
  }

  /**
   * Returns the name used on the command line, in files and in reports.
   *
   * @return such as {@code links}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
