package dev.stowage.s3;

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
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.SeriesStore;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Series, links, pastes and counters in an S3 bucket. What lies where, and what it costs, is told
 * by {@link dev.stowage.s3 the package}.
 *
 * <pre>{@code
 * S3Config config = S3Config.parse(StoreUrl.parse("s3://my-bucket/sensors?region=eu-west-1"));
 * S3Backend.initialise(config, context);
 * try (S3Backend backend = S3Backend.open(config, context)) {
 *   backend.series().define(series);
 * }
 * }</pre>
 */
public final class S3Backend
    implements OffersDiscard, OffersLinks, OffersPastes, OffersCounters, OffersPurge {

  private static final StoreTraits TRAITS =
      new StoreTraits(
          ReadAfterWrite.AT_ONCE,
          ConflictOrder.STORE,
          AcceptedTimes.ALL,
          HotKey.MAY_THROTTLE,
          Expiry.KEPT,
          Targets.ANY,
          Sharing.MANY_PROCESSES,
          "a LIST for each page, and a GET for each entry",
          "S3Proxy behind a conditional-request front");

  private final S3Config config;
  private final Tariff tariff;
  private final S3Connection connection;
  private final Meter meter;
  private final S3SeriesStore series;
  private final S3Records records;

  private S3Backend(
      S3Config config, S3Connection connection, BackendContext context, Limits limits) {
    this.config = config;
    this.tariff = S3Tariff.of(limits);
    this.connection = connection;
    this.meter = context.meter();
    S3Bucket bucket = new S3Bucket(connection.client(), config, context, limits);
    Keys keys = new Keys(config);
    this.series = new S3SeriesStore(bucket, keys, context, limits);
    this.records = new S3Records(bucket, keys, context.random());
  }

  /**
   * Opens a bucket with a client of its own. Asks the service nothing: a missing bucket shows at
   * the first use.
   *
   * @param config which bucket, where in it, and how to reach it
   * @param context meter, clock and randomness
   * @return the opened backend; it closes its client
   * @throws StowageException MISCONFIGURED when no region is found; INVALID for a website's bucket,
   *     which everybody reads and which is for links alone
   */
  public static S3Backend open(S3Config config, BackendContext context) {
    requireOwner(config);
    return new S3Backend(config, S3Connection.own(config), context, Limits.STANDARD);
  }

  /**
   * Opens a bucket with the caller's client.
   *
   * @param config which bucket, and where in it; how to reach it is the client's own
   * @param client a client with retries off, and without chunked encoding where the server does not
   *     know it; it stays open
   * @param context meter, clock and randomness
   * @return the opened backend
   * @throws StowageException MISCONFIGURED when the client retries by itself; INVALID for a
   *     website's bucket
   */
  public static S3Backend open(S3Config config, S3Client client, BackendContext context) {
    return open(config, client, context, Limits.STANDARD);
  }

  static S3Backend open(S3Config config, S3Client client, BackendContext context, Limits limits) {
    requireOwner(config);
    return new S3Backend(config, S3Connection.callers(client), context, limits);
  }

  /**
   * Makes the bucket where it is not there; can be repeated.
   *
   * @param config which bucket and where
   * @param context as for {@link #open(S3Config, BackendContext)}
   * @throws StowageException MISCONFIGURED when somebody else owns a bucket of that name; INVALID
   *     for a website's bucket
   */
  public static void initialise(S3Config config, BackendContext context) {
    requireOwner(config);
    try (S3Client client = S3Clients.open(config)) {
      initialise(config, client, context);
    }
  }

  /**
   * Makes the bucket with the caller's client where it is not there; can be repeated.
   *
   * @param config which bucket; how to reach it is the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @throws StowageException MISCONFIGURED when somebody else owns a bucket of that name; INVALID
   *     for a website's bucket
   */
  public static void initialise(S3Config config, S3Client client, BackendContext context) {
    requireOwner(config);
    S3Clients.requireNoRetries(client);
    new S3Setup(client, config, context).run();
  }

  /**
   * Tells whether the bucket is there, a website's too. Changes nothing.
   *
   * @param config which bucket and where
   * @param context as for {@link #open(S3Config, BackendContext)}
   * @return false when the service says that there is no such bucket
   * @throws StowageException MISCONFIGURED when it is in another region or not ours; UNAVAILABLE
   *     when the service does not tell
   */
  public static boolean isThere(S3Config config, BackendContext context) {
    try (S3Client client = S3Clients.open(config)) {
      return isThere(config, client, context);
    }
  }

  /**
   * Tells with the caller's client whether the bucket is there. Changes nothing.
   *
   * @param config which bucket; how to reach it is the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @return false when the service says that there is no such bucket
   * @throws StowageException as {@link #isThere(S3Config, BackendContext)}
   */
  public static boolean isThere(S3Config config, S3Client client, BackendContext context) {
    S3Clients.requireNoRetries(client);
    return new S3Removal(client, config, context, Limits.STANDARD).isThere();
  }

  /**
   * Removes every object under the prefix, old versions and delete markers too, a website's as
   * well. Prefixes that are nested under this one go along, whosever they are. Of what is not there
   * nothing; can be repeated.
   *
   * @param config which bucket, and where in it
   * @param context as for {@link #open(S3Config, BackendContext)}
   * @throws StowageException INVALID without a prefix, and the service is asked nothing;
   *     MISCONFIGURED when AWS does not allow it or an object is locked; UNAVAILABLE when others go
   *     on putting objects there, or the service does not answer: a part of it may be gone then
   */
  public static void remove(S3Config config, BackendContext context) {
    try (S3Client client = S3Clients.open(config)) {
      remove(config, client, context);
    }
  }

  /**
   * Removes what lies under the prefix with the caller's client, as {@link #remove(S3Config,
   * BackendContext)}.
   *
   * @param config which bucket, and where in it; how to reach it is the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @throws StowageException as {@link #remove(S3Config, BackendContext)}
   */
  public static void remove(S3Config config, S3Client client, BackendContext context) {
    S3Clients.requireNoRetries(client);
    new S3Removal(client, config, context, Limits.STANDARD).run();
  }

  /**
   * Removes the bucket, a website's too, when nothing is in it; of one that is not there nothing.
   * Can be repeated. One that holds an object, or an old version of one, stays as it is.
   *
   * @param config which bucket; its prefix does not matter
   * @param context as for {@link #open(S3Config, BackendContext)}
   * @return false when the bucket stays because something is in it
   * @throws StowageException MISCONFIGURED when AWS does not allow it; UNAVAILABLE when the service
   *     does not answer
   */
  public static boolean removeBucket(S3Config config, BackendContext context) {
    try (S3Client client = S3Clients.open(config)) {
      return removeBucket(config, client, context);
    }
  }

  /**
   * Removes the bucket with the caller's client when nothing is in it, as {@link
   * #removeBucket(S3Config, BackendContext)}.
   *
   * @param config which bucket; how to reach it is the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @return false when the bucket stays because something is in it
   * @throws StowageException as {@link #removeBucket(S3Config, BackendContext)}
   */
  public static boolean removeBucket(S3Config config, S3Client client, BackendContext context) {
    S3Clients.requireNoRetries(client);
    return new S3Removal(client, config, context, Limits.STANDARD).runForBucket();
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
    return records.links();
  }

  @Override
  public PasteStore pastes() {
    return records.pastes();
  }

  @Override
  public CounterStore counters() {
    return records.counters();
  }

  @Override
  public ExpiredRecords expired() {
    return records.expired();
  }

  /**
   * Returns the client, for what this library does not do.
   *
   * @return the SDK's client, open as long as this backend
   */
  public S3Client client() {
    return connection.client();
  }

  /**
   * Returns what this backend was opened with.
   *
   * @return the configuration
   */
  public S3Config config() {
    return config;
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
    return tariff;
  }

  @Override
  public Footprint footprint() {
    return records.footprint(series::addTo);
  }

  @Override
  public void close() {
    connection.release().run();
  }

  private static void requireOwner(S3Config config) {
    if (config.audience() == Audience.WEBSITE) {
      throw new StowageException(
          ErrorKind.INVALID,
          "open",
          config.url(),
          "everybody can read a bucket with website=true, so it is for links alone; open it as"
              + " S3Website, and keep everything else in another bucket");
    }
  }
}
