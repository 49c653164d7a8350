package dev.stowage.testkit.memory;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.ExpiredRecords;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.OffersPurge;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.SeriesStore;
import java.time.Instant;
import java.util.List;

/**
 * A backend that lives as long as the object does. It is the reference that the conformance suite
 * is tried on, and a fast store for tests; nobody bills it, so its meter stays empty.
 */
public final class MemoryBackend
    implements OffersDiscard, OffersLinks, OffersPastes, OffersCounters, OffersPurge {

  private static final StoreTraits TRAITS =
      new StoreTraits(
          ReadAfterWrite.AT_ONCE,
          ConflictOrder.STORE,
          AcceptedTimes.ALL,
          HotKey.WAITS,
          Expiry.KEPT,
          Targets.ANY,
          Sharing.ONE_PROCESS,
          "a sorted map of names",
          "the thing itself");

  private final Meter meter;
  private final MemorySeriesStore series = new MemorySeriesStore();
  private final MemoryLinkStore links = new MemoryLinkStore();
  private final MemoryPasteStore pastes = new MemoryPasteStore();
  private final MemoryCounterStore counters = new MemoryCounterStore();
  private final ExpiredRecords expired = new Expired();

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
  public LinkStore links() {
    return links;
  }

  @Override
  public PasteStore pastes() {
    return pastes;
  }

  @Override
  public CounterStore counters() {
    return counters;
  }

  @Override
  public ExpiredRecords expired() {
    return expired;
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
    MemoryFootprint footprint = new MemoryFootprint();
    series.addTo(footprint);
    links.records().all().forEach(link -> add(footprint, link));
    pastes.records().all().forEach(paste -> add(footprint, paste));
    counters.all().forEach(counter -> add(footprint, counter));
    return footprint.footprint();
  }

  /** Does nothing: what is kept stays readable and goes with the object. */
  @Override
  public void close() {}

  private static void add(MemoryFootprint footprint, Link link) {
    footprint.add(1, link.logicalBytes(), link.encode().length);
  }

  private static void add(MemoryFootprint footprint, Paste paste) {
    PasteMeta meta = paste.meta();
    footprint.add(1, meta.logicalBytes(), PasteCodec.encodeHead(meta).length + (long) meta.size());
  }

  private static void add(MemoryFootprint footprint, Counter counter) {
    footprint.add(1, counter.logicalBytes(), counter.logicalBytes());
  }

  /** Links and pastes whose time is over. */
  private final class Expired implements ExpiredRecords {

    @Override
    public long count(Instant now) {
      return links.records().expired(now) + pastes.records().expired(now);
    }

    @Override
    public long free(Instant now) {
      return links.records().free(now) + pastes.records().free(now);
    }
  }
}
