package dev.stowage.rds;

import com.zaxxer.hikari.HikariDataSource;
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
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.SeriesStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Links, pastes, counters and series in PostgreSQL, on RDS or elsewhere. What lies where, and what
 * it costs, is told by {@link dev.stowage.rds the package}.
 *
 * <pre>{@code
 * RdsConfig config =
 *     RdsConfig.parse(StoreUrl.parse("postgresql://db.example.com/app?user=app&sslrootcert=rds.pem"));
 * RdsBackend.initialise(config, password, context);
 * try (RdsBackend backend = RdsBackend.open(config, password, context)) {
 *   backend.series().define(series);
 * }
 * }</pre>
 */
public final class RdsBackend
    implements OffersDiscard, OffersLinks, OffersPastes, OffersCounters, OffersPurge {

  private static final StoreTraits TRAITS =
      new StoreTraits(
          ReadAfterWrite.AT_ONCE,
          ConflictOrder.STORE,
          AcceptedTimes.ALL,
          HotKey.WAITS,
          Expiry.KEPT,
          Targets.ANY,
          Sharing.MANY_PROCESSES,
          "an index of the keys",
          "PostgreSQL itself");

  private final RdsConfig config;
  private final DataSource source;
  private final Runnable release;
  private final Meter meter;
  private final Sessions sessions;
  private final Definitions definitions;
  private final SeriesTables tables;
  private final RdsSeriesStore series;
  private final RdsLinkStore links;
  private final RdsPasteStore pastes;
  private final RdsCounterStore counters;
  private final RdsExpired expired;

  /** Where connections come from, and what is done with that at the end. */
  private record Connections(DataSource source, ConnectionFactory factory, Runnable release) {}

  private RdsBackend(RdsConfig config, Connections connections, BackendContext context) {
    this.config = config;
    this.source = connections.source();
    this.release = connections.release();
    this.meter = context.meter();
    this.sessions = sessions(config, connections.factory(), context);
    this.definitions = new Definitions(sessions, config, context);
    this.tables =
        config.series() == SeriesForm.ROW
            ? new RowSeries(sessions, config.schema())
            : new BlockSeries(sessions, config.schema(), context.random());
    this.series = new RdsSeriesStore(definitions, tables);
    this.links = new RdsLinkStore(sessions, RecordTable.LINK.in(config));
    this.pastes = new RdsPasteStore(sessions, RecordTable.PASTE.in(config));
    this.counters = new RdsCounterStore(sessions, RecordTable.COUNTER.in(config), context.random());
    this.expired = new RdsExpired(sessions, config);
  }

  /**
   * Opens a database with a pool of connections of its own, and asks it once for the version of the
   * schema.
   *
   * @param config which database, as whom, and how
   * @param password the role's password; {@code passwordFile=}, {@code passwordSecret=} or {@code
   *     iam=true} in the configuration goes before it
   * @param context meter, clock and randomness
   * @return the opened backend; it closes its pool
   * @throws StowageException MISCONFIGURED when the server does not let the role in, the schema is
   *     missing (the message names the {@code stowage init} to run) or of another version;
   *     UNAVAILABLE when there is no connection
   */
  public static RdsBackend open(RdsConfig config, RdsPassword password, BackendContext context) {
    return open(config, Logins.of(config, password), context);
  }

  /** Opens a database as whom it is told, and closes what tells it. */
  static RdsBackend open(RdsConfig config, Logins logins, BackendContext context) {
    Deque<Runnable> release = new ArrayDeque<>(List.of(logins::close));
    try {
      HikariDataSource pool = RdsPool.open(config, logins, context);
      release.addFirst(pool::close);
      return checked(
          new RdsBackend(
              config,
              new Connections(
                  pool,
                  new AskedConnections(pool, context.clock()),
                  () -> release.forEach(Runnable::run)),
              context));
    } catch (RuntimeException failed) {
      release.forEach(Runnable::run);
      throw failed;
    }
  }

  /**
   * Opens a database with the caller's connections, and asks it once for the version of the schema.
   *
   * @param config the schema, and how readings lie; where the database is and how to get in is
   *     known to the source
   * @param source gives connections of the PostgreSQL JDBC driver that commit by themselves; it
   *     stays open
   * @param context meter, clock and randomness
   * @return the opened backend
   * @throws StowageException as {@link #open(RdsConfig, RdsPassword, BackendContext)}
   */
  public static RdsBackend open(RdsConfig config, DataSource source, BackendContext context) {
    return checked(
        new RdsBackend(config, new Connections(source, source::getConnection, () -> {}), context));
  }

  /**
   * Makes the schema and what belongs in it, or brings the one that is there up to date. Can be
   * repeated, and run by several at once. The role needs the right to create a schema in the
   * database, and owns the tables; another role that only stores and reads needs what the package
   * lists under <i>Layout</i>.
   *
   * @param config which database, as whom
   * @param password as for {@link #open(RdsConfig, RdsPassword, BackendContext)}
   * @param context randomness; nothing is metered, because RDS bills no requests
   * @throws StowageException MISCONFIGURED when the role may not, or a schema of that name holds
   *     something else; UNAVAILABLE when there is no connection
   */
  public static void initialise(RdsConfig config, RdsPassword password, BackendContext context) {
    try (Logins logins = Logins.of(config, password)) {
      initialise(config, RdsPool.source(config, logins, context.random()), context);
    }
  }

  /**
   * Makes the schema with the caller's connections, or brings the one that is there up to date.
   *
   * @param config the schema
   * @param source gives at least three connections at once; it stays open
   * @param context randomness; nothing is metered
   * @throws StowageException as {@link #initialise(RdsConfig, RdsPassword, BackendContext)}
   */
  public static void initialise(RdsConfig config, DataSource source, BackendContext context) {
    new RdsSetup(source, config).run(sessions(config, source::getConnection, context));
  }

  /**
   * Tells whether the schema is there, a store's or not. Changes nothing.
   *
   * @param config which database, as whom
   * @param password as for {@link #open(RdsConfig, RdsPassword, BackendContext)}
   * @param context randomness; nothing is metered
   * @return false when the database has no schema of that name
   * @throws StowageException MISCONFIGURED when the server does not let the role in; UNAVAILABLE
   *     when there is no connection
   */
  public static boolean isThere(RdsConfig config, RdsPassword password, BackendContext context) {
    try (Logins logins = Logins.of(config, password)) {
      return isThere(config, RdsPool.source(config, logins, context.random()), context);
    }
  }

  /**
   * Tells with the caller's connections whether the schema is there. Changes nothing.
   *
   * @param config the schema
   * @param source gives connections; it stays open
   * @param context randomness; nothing is metered
   * @return false when the database has no schema of that name
   * @throws StowageException as {@link #isThere(RdsConfig, RdsPassword, BackendContext)}
   */
  public static boolean isThere(RdsConfig config, DataSource source, BackendContext context) {
    return removal(config, source, context).isThere();
  }

  /**
   * Removes the schema with everything that a store keeps in it; of one that is not there nothing.
   * Can be repeated, and run by several at once. The role owns the schema and its tables.
   *
   * @param config which database, as whom
   * @param password as for {@link #open(RdsConfig, RdsPassword, BackendContext)}
   * @param context randomness; nothing is metered
   * @throws StowageException MISCONFIGURED, and nothing is removed, when the role may not, when the
   *     schema holds something that no store made, or when somebody else's views use its tables;
   *     THROTTLED when others hold a lock on its tables for longer than 10 seconds; UNAVAILABLE
   *     when there is no connection; OUTCOME_UNKNOWN when no answer tells
   */
  public static void remove(RdsConfig config, RdsPassword password, BackendContext context) {
    try (Logins logins = Logins.of(config, password)) {
      remove(config, RdsPool.source(config, logins, context.random()), context);
    }
  }

  /**
   * Removes the schema with the caller's connections, as {@link #remove(RdsConfig, RdsPassword,
   * BackendContext)}.
   *
   * @param config the schema
   * @param source gives connections; it stays open
   * @param context randomness; nothing is metered
   * @throws StowageException as {@link #remove(RdsConfig, RdsPassword, BackendContext)}
   */
  public static void remove(RdsConfig config, DataSource source, BackendContext context) {
    removal(config, source, context).run();
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

  /**
   * Returns the connections, for what this library does not do.
   *
   * @return the pool or the caller's own source, open as long as this backend
   */
  public DataSource dataSource() {
    return source;
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
    return RdsTariff.of(config.series());
  }

  @Override
  public Footprint footprint() {
    return new RdsFootprint(sessions, definitions, config).measure();
  }

  @Override
  public void close() {
    sessions.close();
    release.run();
  }

  private static RdsBackend checked(RdsBackend backend) {
    SchemaVersion.check(backend.sessions, backend.config);
    return backend;
  }

  private static RdsRemoval removal(RdsConfig config, DataSource source, BackendContext context) {
    return new RdsRemoval(
        config, sessions(config, source::getConnection, context), RdsPool.PATIENCE);
  }

  private static Sessions sessions(
      RdsConfig config, ConnectionFactory connections, BackendContext context) {
    return new Sessions(connections, new RdsErrors(config), new Backoff(context.random()));
  }
}
