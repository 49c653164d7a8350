package dev.stowage.testkit.memory;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.SeriesStore;
import java.util.List;

/**
 * A backend that lives as long as the object does. It is the reference that the conformance suite
 * is tried on, and a fast store for tests; nobody bills it, so its meter stays empty.
 */
public final class MemoryBackend implements OffersDiscard {

  private static final StoreTraits TRAITS =
      new StoreTraits(
          ReadAfterWrite.AT_ONCE,
          ConflictOrder.STORE,
          AcceptedTimes.ALL,
          HotKey.WAITS,
          "a sorted map of names",
          "the thing itself");

  private final Meter meter;
  private final MemorySeriesStore series = new MemorySeriesStore();

  /**
   * Opens an empty store.
   *
   * @param context only its meter is used: the store needs neither the time nor randomness
   */
  public MemoryBackend(BackendContext context) {
    this.meter = context.meter();
  }

  @Override
  public SeriesStore series() {
    return series;
  }

  @Override
  public DiscardsReadings discards() {
    return series;
  }

  @Override
  public StoreTraits traits() {
    return TRAITS;
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public Tariff tariff() {
    return new Tariff(null, List.of());
  }

  @Override
  public Footprint footprint() {
    return series.footprint();
  }

  /** Does nothing: the readings stay readable and go with the object. */
  @Override
  public void close() {}
}
