package dev.stowage.bench.conformance;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.OffersSeries;
import java.util.Locale;

/** What a store can offer, each with the suite that it must pass then. */
public enum Port {
  /** Short links. */
  LINKS(OffersLinks.class, LinkConformance.class),
  /** Pastes. */
  PASTES(OffersPastes.class, PasteConformance.class),
  /** Counters. */
  COUNTERS(OffersCounters.class, CounterConformance.class),
  /** Readings of sensors. */
  SERIES(OffersSeries.class, SeriesConformance.class),
  /** Readings that are removed one by one. */
  DISCARD(OffersDiscard.class, DiscardConformance.class);

  /**
   * No suite stores anything under it. It can be an id of any port; that of a paste has 22
   * characters.
   */
  private static final String NOBODYS = "NeverUsedByAnyTestHere";

  private final Class<? extends Backend> type;
  private final Class<?> suite;

  Port(Class<? extends Backend> type, Class<?> suite) {
    this.type = type;
    this.suite = suite;
  }

  /**
   * Returns what a backend is that offers this port.
   *
   * @return one of the {@code Offers} types
   */
  public Class<? extends Backend> type() {
    return type;
  }

  /**
   * Returns the name used on the command line and in reports.
   *
   * @return such as {@code links}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the class whose tests are the port's rules. */
  Class<?> suite() {
    return suite;
  }

  /** Reads once, as cheaply as the port can, so that a store that does not answer shows. */
  void touch(Backend backend) {
    switch (this) {
      case LINKS -> ((OffersLinks) backend).links().find(NOBODYS);
      case PASTES -> ((OffersPastes) backend).pastes().peek(NOBODYS);
      case COUNTERS -> ((OffersCounters) backend).counters().value(NOBODYS);
      case SERIES, DISCARD -> ((OffersSeries) backend).series().find(NOBODYS);
    }
  }
}
