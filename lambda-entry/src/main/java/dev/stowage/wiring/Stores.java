package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.http.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * The opened stores of the features that are served. Features whose settings name the same store
 * share it, as a directory can be open only once.
 */
final class Stores implements AutoCloseable {

  /** What every port takes for an id or a name; no harm is done where something is called so. */
  private static final String ABSENT = "z".repeat(22);

  private static final Set<ErrorKind> PASSING =
      EnumSet.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN);

  private final Map<StoreUrl, Backend> backends = new LinkedHashMap<>();
  private final Map<Feature, Settings.Choice> choices;
  private final BackendContext context;

  private Stores(Map<Feature, Settings.Choice> choices, BackendContext context) {
    this.choices = choices;
    this.context = context;
  }

  /** Opens them; where one cannot be opened, none stays open, and the error names its setting. */
  static Stores open(Map<Feature, Settings.Choice> choices, BackendContext context) {
    Stores stores = new Stores(choices, context);
    try {
      choices.values().forEach(stores::open);
      return stores;
    } catch (RuntimeException failed) {
      stores.close();
      throw failed;
    }
  }

  private void open(Settings.Choice choice) {
    if (backends.containsKey(choice.url())) {
      return;
    }
    try {
      backends.put(choice.url(), Wiring.open(choice.url(), context));
    } catch (StowageException refused) {
      throw SettingsReader.named(choice.by(), refused);
    }
  }

  /** Refuses a store that was not set up, which some find out only at the first use. */
  void requireThere() {
    for (Settings.Choice choice : choices.values()) {
      try {
        if (!Wiring.isThere(choice.url(), context)) {
          throw new StowageException(
              ErrorKind.MISCONFIGURED,
              choice.by(),
              "",
              "there is no such store yet; make it with: stowage init URL");
        }
      } catch (StowageException refused) {
        throw SettingsReader.named(choice.by(), refused);
      }
    }
  }

  /**
   * Asks each feature's store for something that is not there, so that connections are open and
   * code is loaded before the first request, and a store that was not set up is found out.
   *
   * @param passing takes what may be over by the first request: a store that is slowed down or away
   */
  void prime(Consumer<StowageException> passing) {
    links().ifPresent(store -> primed(Feature.LINKS, () -> store.find(ABSENT), passing));
    pastes().ifPresent(store -> primed(Feature.PASTES, () -> store.peek(ABSENT), passing));
    counters().ifPresent(store -> primed(Feature.COUNTERS, () -> store.value(ABSENT), passing));
    series().ifPresent(store -> primed(Feature.SERIES, () -> store.find(ABSENT), passing));
  }

  private void primed(Feature feature, Runnable read, Consumer<StowageException> passing) {
    try {
      read.run();
    } catch (StowageException refused) {
      StowageException named =
          SettingsReader.named(Objects.requireNonNull(choices.get(feature)).by(), refused);
      if (PASSING.contains(refused.kind())) {
        passing.accept(named);
      } else {
        throw named;
      }
    }
  }

  Optional<LinkStore> links() {
    return offered(Feature.LINKS, OffersLinks.class).map(OffersLinks::links);
  }

  Optional<PasteStore> pastes() {
    return offered(Feature.PASTES, OffersPastes.class).map(OffersPastes::pastes);
  }

  Optional<CounterStore> counters() {
    return offered(Feature.COUNTERS, OffersCounters.class).map(OffersCounters::counters);
  }

  Optional<SeriesStore> series() {
    return offered(Feature.SERIES, OffersSeries.class).map(OffersSeries::series);
  }

  /** Empty also where the store of the series cannot discard. */
  Optional<DiscardsReadings> discards() {
    return offered(Feature.SERIES, OffersSeries.class)
        .filter(OffersDiscard.class::isInstance)
        .map(backend -> ((OffersDiscard) backend).discards());
  }

  private <B extends Backend> Optional<B> offered(Feature feature, Class<B> type) {
    return Optional.ofNullable(choices.get(feature))
        .map(choice -> backends.get(choice.url()))
        .map(type::cast);
  }

  /** Tells whether a store keeps what a feature needs; nothing is opened. */
  static boolean offers(StoreUrl url, Feature feature) {
    return Wiring.offers(url, port(feature));
  }

  /** Returns the schemes of the stores that keep what a feature needs. */
  static SortedSet<String> schemesOffering(Feature feature) {
    return Wiring.schemesOffering(port(feature));
  }

  private static Class<? extends Backend> port(Feature feature) {
    return switch (feature) {
      case LINKS -> OffersLinks.class;
      case PASTES -> OffersPastes.class;
      case COUNTERS -> OffersCounters.class;
      case SERIES -> OffersSeries.class;
    };
  }

  /**
   * Closes all of them, the last one first, also where one fails; then the first failure is thrown.
   */
  @Override
  public void close() {
    List<Backend> open = new ArrayList<>(backends.values());
    backends.clear();
    RuntimeException first = null;
    for (int i = open.size() - 1; i >= 0; i--) {
      try {
        open.get(i).close();
      } catch (RuntimeException failed) {
        if (first == null) {
          first = failed;
        } else {
          first.addSuppressed(failed);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
