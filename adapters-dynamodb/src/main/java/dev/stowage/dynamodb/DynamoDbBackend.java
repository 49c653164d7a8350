package dev.stowage.dynamodb;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.cost.DynamoDbOnDemand;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.SeriesStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Links, pastes, counters and series in a DynamoDB table. What lies where, and what it costs, is
 * told by {@link dev.stowage.dynamodb the package}.
 *
 * <pre>{@code
 * DynamoDbConfig config = DynamoDbConfig.parse(StoreUrl.parse("dynamodb://links?region=eu-west-1"));
 * DynamoDbBackend.initialise(config, context);
 * try (DynamoDbBackend backend = DynamoDbBackend.open(config, context)) {
 *   backend.links().create(link, now);
 * }
 * }</pre>
 */
public final class DynamoDbBackend
    implements OffersDiscard, OffersLinks, OffersPastes, OffersCounters {

  private final DynamoDbConfig config;
  private final DynamoDbClient client;
  private final Runnable release;
  private final Meter meter;
  private final DynamoDbTable table;
  private final DynamoDbSeriesStore series;
  private final DynamoDbLinkStore links;
  private final DynamoDbPasteStore pastes;
  private final DynamoDbCounterStore counters;

  private DynamoDbBackend(
      DynamoDbConfig config, Connection connection, BackendContext context, Backoff backoff) {
    this.config = config;
    this.client = connection.client();
    this.release = connection.release();
    this.meter = context.meter();
    this.table = new DynamoDbTable(client, config, meter, backoff);
    SeriesItems items =
        config.series() == SeriesForm.ITEM
            ? new ItemSeries(table, config.reads())
            : new BlockSeries(table, config.reads(), context);
    this.series = new DynamoDbSeriesStore(new Definitions(table, config.series(), context), items);
    this.links = new DynamoDbLinkStore(table, config.reads());
    this.pastes = new DynamoDbPasteStore(table, config.reads(), context);
    this.counters = new DynamoDbCounterStore(table, config.reads(), context);
  }

  /** A client, and what is done with it at the end. */
  private record Connection(DynamoDbClient client, Runnable release) {}

  /**
   * Opens a table with a client of its own. Asks the service nothing: a missing table shows at the
   * first use.
   *
   * @param config which table, where, and how
   * @param context meter, clock and randomness
   * @return the opened backend; it closes its client
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when no region is found
   */
  public static DynamoDbBackend open(DynamoDbConfig config, BackendContext context) {
    DynamoDbClient client = DynamoDbClients.open(config);
    return new DynamoDbBackend(
        config, new Connection(client, client::close), context, new Backoff(context.random()));
  }

  /**
   * Opens a table with the caller's client.
   *
   * @param config which table, and how; region and endpoint are the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @return the opened backend
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when the client retries by itself
   */
  public static DynamoDbBackend open(
      DynamoDbConfig config, DynamoDbClient client, BackendContext context) {
    return open(config, client, context, new Backoff(context.random()));
  }

  /** Opens a table with the caller's client and its pauses. */
  static DynamoDbBackend open(
      DynamoDbConfig config, DynamoDbClient client, BackendContext context, Backoff backoff) {
    DynamoDbClients.requireNoRetries(client);
    return new DynamoDbBackend(config, new Connection(client, () -> {}), context, backoff);
  }

  /**
   * Makes the table, or checks the one that is there; can be repeated. On-demand billing, {@code
   * pk} and {@code sk} as keys, expiry by the attribute {@code x}.
   *
   * @param config which table and where
   * @param context as for {@link #open(DynamoDbConfig, BackendContext)}
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when a table of that name has
   *     other keys
   */
  public static void initialise(DynamoDbConfig config, BackendContext context) {
    try (DynamoDbClient client = DynamoDbClients.open(config)) {
      initialise(config, client, context);
    }
  }

  /**
   * Makes the table with the caller's client, or checks the one that is there; can be repeated.
   *
   * @param config which table; region and endpoint are the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when a table of that name has
   *     other keys
   */
  public static void initialise(
      DynamoDbConfig config, DynamoDbClient client, BackendContext context) {
    DynamoDbClients.requireNoRetries(client);
    new DynamoDbSetup(client, config, context).run();
  }

  /**
   * Tells whether the table is there, whatever its keys. Changes nothing.
   *
   * @param config which table and where
   * @param context as for {@link #open(DynamoDbConfig, BackendContext)}
   * @return false when the service says that there is no such table
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED or UNAVAILABLE when the service
   *     does not tell
   */
  public static boolean isThere(DynamoDbConfig config, BackendContext context) {
    try (DynamoDbClient client = DynamoDbClients.open(config)) {
      return isThere(config, client, context);
    }
  }

  /**
   * Tells with the caller's client whether the table is there. Changes nothing.
   *
   * @param config which table; region and endpoint are the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @return false when the service says that there is no such table
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED or UNAVAILABLE when the service
   *     does not tell
   */
  public static boolean isThere(
      DynamoDbConfig config, DynamoDbClient client, BackendContext context) {
    DynamoDbClients.requireNoRetries(client);
    return new DynamoDbRemoval(client, config, context).isThere();
  }

  /**
   * Removes the table with everything in it, and waits until it is gone; of one that is not there
   * nothing. Can be repeated. A table that is being made is waited for and removed.
   *
   * @param config which table and where
   * @param context as for {@link #open(DynamoDbConfig, BackendContext)}
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED, and nothing is removed, when the
   *     table has other keys than ours; UNAVAILABLE when it is still there after two minutes;
   *     OUTCOME_UNKNOWN when no answer tells
   */
  public static void remove(DynamoDbConfig config, BackendContext context) {
    try (DynamoDbClient client = DynamoDbClients.open(config)) {
      remove(config, client, context);
    }
  }

  /**
   * Removes the table with the caller's client, and waits until it is gone; of one that is not
   * there nothing. Can be repeated.
   *
   * @param config which table; region and endpoint are the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED, and nothing is removed, when the
   *     table has other keys than ours; UNAVAILABLE when it is still there after two minutes;
   *     OUTCOME_UNKNOWN when no answer tells
   */
  public static void remove(DynamoDbConfig config, DynamoDbClient client, BackendContext context) {
    DynamoDbClients.requireNoRetries(client);
    new DynamoDbRemoval(client, config, context).run();
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

  /**
   * Returns the client, for what this library does not do.
   *
   * @return the SDK's client, open as long as this backend
   */
  public DynamoDbClient client() {
    return client;
  }

  /**
   * Returns what this backend was opened with.
   *
   * @return the configuration
   */
  public DynamoDbConfig config() {
    return config;
  }

  @Override
  public StoreTraits traits() {
    return new StoreTraits(
        config.reads() == Reads.STRONG ? ReadAfterWrite.AT_ONCE : ReadAfterWrite.EVENTUAL,
        config.series() == SeriesForm.ITEM ? ConflictOrder.STORE : ConflictOrder.WRITER_CLOCK,
        AcceptedTimes.ALL,
        HotKey.WAITS,
        Expiry.KEPT,
        Targets.ANY,
        Sharing.MANY_PROCESSES,
        "series by a query of their definitions; links, pastes and counters each by a scan of the"
            + " whole table",
        "DynamoDB Local");
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public Tariff tariff() {
    return DynamoDbOnDemand.tariff();
  }

  @Override
  public Footprint footprint() {
    return new FootprintScan(table).measure();
  }

  @Override
  public void close() {
    release.run();
  }
}
