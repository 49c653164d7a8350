package dev.stowage.timestream;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.backend.WriterClock;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.series.SeriesStore;
import java.time.Duration;
import java.util.List;

/**
 * Series in a Timestream database. What lies where, and what it costs, is told by {@link
 * dev.stowage.timestream the package}.
 *
 * <pre>{@code
 * TimestreamConfig config = TimestreamConfig.parse(StoreUrl.parse("timestream://readings"));
 * TimestreamBackend.initialise(config, context);
 * try (TimestreamBackend backend = TimestreamBackend.open(config, context)) {
 *   backend.series().define(series);
 * }
 * }</pre>
 */
public final class TimestreamBackend implements OffersSeries {

  private static final StoreTraits TRAITS =
      new StoreTraits(
          ReadAfterWrite.EVENTUAL,
          ConflictOrder.WRITER_CLOCK,
          new AcceptedTimes(Duration.ofDays(Tables.MAGNETIC_DAYS), Tables.AHEAD),
          HotKey.NO_COUNTERS,
          Expiry.NO_LINKS,
          Targets.NO_LINKS,
          Sharing.MANY_PROCESSES,
          "ListTables of the whole database, and the tags of each table",
          "our stand-in only");

  private final TimestreamConfig config;
  private final TimestreamClients clients;
  private final Runnable release;
  private final Meter meter;
  private final Definitions definitions;
  private final Scans scans;
  private final TimestreamSeriesStore series;

  private TimestreamBackend(
      TimestreamConfig config, Connection connection, BackendContext context, Backoff backoff) {
    this.config = config;
    this.clients = connection.clients();
    this.release = connection.release();
    this.meter = context.meter();
    Requests requests = requests(config, backoff);
    Metering metering = new Metering(meter, context.clock());
    TableNames names = new TableNames(config);
    Tables tables = new Tables(clients.write(), config.database(), requests);
    this.definitions = new Definitions(tables, requests, names, context);
    this.scans = new Scans(new Queries(clients.query(), requests, metering, definitions), names);
    Appends appends =
        new Appends(
            new Ingest(clients.write(), requests, metering),
            definitions,
            names,
            new WriterClock(context.clock()));
    this.series = new TimestreamSeriesStore(definitions, appends, scans);
  }

  /** Clients, and what is done with them at the end. */
  private record Connection(TimestreamClients clients, Runnable release) {}

  /**
   * Opens a database with clients of its own. Asks the service nothing: a missing database shows at
   * the first use.
   *
   * @param config which database, where, and how its tables are named
   * @param context meter, clock and randomness
   * @return the opened backend; it closes its clients
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when no region is found
   */
  public static TimestreamBackend open(TimestreamConfig config, BackendContext context) {
    TimestreamClients clients = TimestreamClients.open(config);
    return new TimestreamBackend(
        config, new Connection(clients, clients::close), context, new Backoff(context.random()));
  }

  /**
   * Opens a database with the caller's clients.
   *
   * @param config which database; region and endpoint are the clients' own
   * @param clients clients with retries off; they stay open
   * @param context meter, clock and randomness
   * @return the opened backend
   */
  public static TimestreamBackend open(
      TimestreamConfig config, TimestreamClients clients, BackendContext context) {
    return open(config, clients, context, new Backoff(context.random()));
  }

  /** Opens a database with the caller's clients and its pauses. */
  static TimestreamBackend open(
      TimestreamConfig config, TimestreamClients clients, BackendContext context, Backoff backoff) {
    return new TimestreamBackend(config, new Connection(clients, () -> {}), context, backoff);
  }

  /**
   * Makes the database, or finds it there; can be repeated.
   *
   * @param config which database and where
   * @param context as for {@link #open(TimestreamConfig, BackendContext)}
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when no region is found, or AWS
   *     refuses the permission, as it does every account that is new to the service
   */
  public static void initialise(TimestreamConfig config, BackendContext context) {
    try (TimestreamClients clients = TimestreamClients.open(config)) {
      initialise(config, clients, context);
    }
  }

  /**
   * Makes the database with the caller's clients, or finds it there; can be repeated.
   *
   * @param config which database; region and endpoint are the clients' own
   * @param clients clients with retries off; they stay open
   * @param context meter, clock and randomness
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when AWS refuses the permission
   */
  public static void initialise(
      TimestreamConfig config, TimestreamClients clients, BackendContext context) {
    tables(config, clients, context).createDatabase(new Call("init", config.url()));
  }

  /**
   * Tells whether the database is there. Changes nothing.
   *
   * @param config which database and where
   * @param context as for {@link #open(TimestreamConfig, BackendContext)}
   * @return false when the service says that there is no such database
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED or UNAVAILABLE when the service
   *     does not tell
   */
  public static boolean isThere(TimestreamConfig config, BackendContext context) {
    try (TimestreamClients clients = TimestreamClients.open(config)) {
      return isThere(config, clients, context);
    }
  }

  /**
   * Tells with the caller's clients whether the database is there. Changes nothing.
   *
   * @param config which database; region and endpoint are the clients' own
   * @param clients clients with retries off; they stay open
   * @param context meter, clock and randomness
   * @return false when the service says that there is no such database
   * @throws dev.stowage.core.error.StowageException as {@link #isThere(TimestreamConfig,
   *     BackendContext)}
   */
  public static boolean isThere(
      TimestreamConfig config, TimestreamClients clients, BackendContext context) {
    return removal(config, clients, context).isThere();
  }

  /**
   * Removes the tables of the prefix with everything in them, and waits until they are gone; the
   * database stays. Where there are none, nothing. Can be repeated.
   *
   * @param config which database and prefix, and where
   * @param context as for {@link #open(TimestreamConfig, BackendContext)}
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED, and nothing is removed, when a
   *     table of the prefix was not made by stowage; UNAVAILABLE when some are still there after
   *     about two minutes; OUTCOME_UNKNOWN when no answer tells
   */
  public static void remove(TimestreamConfig config, BackendContext context) {
    try (TimestreamClients clients = TimestreamClients.open(config)) {
      remove(config, clients, context);
    }
  }

  /**
   * Removes the tables of the prefix with the caller's clients, as {@link #remove(TimestreamConfig,
   * BackendContext)}.
   *
   * @param config which database and prefix; region and endpoint are the clients' own
   * @param clients clients with retries off; they stay open
   * @param context meter, clock and randomness
   * @throws dev.stowage.core.error.StowageException as {@link #remove(TimestreamConfig,
   *     BackendContext)}
   */
  public static void remove(
      TimestreamConfig config, TimestreamClients clients, BackendContext context) {
    removal(config, clients, context).run();
  }

  /**
   * Removes the database when no table is in it; of one that is not there nothing. Can be repeated.
   * One that holds tables stays: {@link #remove(TimestreamConfig, BackendContext)} goes before.
   *
   * @param config which database and where
   * @param context as for {@link #open(TimestreamConfig, BackendContext)}
   * @return false when the database stays because it holds a table
   * @throws dev.stowage.core.error.StowageException UNAVAILABLE when its tables are still being
   *     deleted after about two minutes
   */
  public static boolean removeDatabase(TimestreamConfig config, BackendContext context) {
    try (TimestreamClients clients = TimestreamClients.open(config)) {
      return removeDatabase(config, clients, context);
    }
  }

  /**
   * Removes the database with the caller's clients, as {@link #removeDatabase(TimestreamConfig,
   * BackendContext)}.
   *
   * @param config which database; region and endpoint are the clients' own
   * @param clients clients with retries off; they stay open
   * @param context meter, clock and randomness
   * @return false when the database stays because it holds a table
   * @throws dev.stowage.core.error.StowageException as {@link #removeDatabase(TimestreamConfig,
   *     BackendContext)}
   */
  public static boolean removeDatabase(
      TimestreamConfig config, TimestreamClients clients, BackendContext context) {
    return removal(config, clients, context).runForDatabase();
  }

  @Override
  public SeriesStore series() {
    return series;
  }

  /**
   * Returns the configuration that this was opened with.
   *
   * @return the configuration
   */
  public TimestreamConfig config() {
    return config;
  }

  /**
   * Returns the clients, for what this library does not do.
   *
   * @return the SDK's clients, open as long as this backend
   */
  public TimestreamClients clients() {
    return clients;
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
    return new Tariff(TimestreamRules.MAGNETIC_STORAGE, List.of());
  }

  @Override
  public Footprint footprint() {
    return new FootprintCount(definitions, scans).measure();
  }

  @Override
  public void close() {
    release.run();
  }

  private static TimestreamRemoval removal(
      TimestreamConfig config, TimestreamClients clients, BackendContext context) {
    return new TimestreamRemoval(
        config, tables(config, clients, context), requests(config, new Backoff(context.random())));
  }

  private static Tables tables(
      TimestreamConfig config, TimestreamClients clients, BackendContext context) {
    return new Tables(
        clients.write(), config.database(), requests(config, new Backoff(context.random())));
  }

  private static Requests requests(TimestreamConfig config, Backoff backoff) {
    return new Requests(new TimestreamErrors(config), backoff);
  }
}
