package dev.stowage.s3;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.S3Rules;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Short links that S3 itself redirects, without a server: a public bucket whose website answers
 * {@code GET /PREFIX/ID} with 301 and the link's target. The store URL says {@code website=true}.
 *
 * <p>Everybody can read the objects: a link's target, when it was made, the hash of its delete
 * token, its write id. Nobody can list them, and none of it lets anybody change them. A link cannot
 * expire here, because the website would go on redirecting, and its target has at most 2,048
 * characters, all but ASCII percent-encoded.
 *
 * <pre>{@code
 * S3Config config = S3Config.parse(StoreUrl.parse("s3://go.example.org/s?website=true"));
 * S3Website.initialise(config, context);
 * try (S3Website website = S3Website.open(config, context)) {
 *   website.links().create(link, clock.instant());
 * }
 * }</pre>
 */
public final class S3Website implements OffersLinks {

  private static final StoreTraits TRAITS =
      new StoreTraits(
          ReadAfterWrite.AT_ONCE,
          ConflictOrder.STORE,
          AcceptedTimes.ALL,
          HotKey.NO_COUNTERS,
          Expiry.REFUSED,
          Targets.FIT_A_HEADER,
          Sharing.MANY_PROCESSES,
          "a LIST for each page, and a GET for each entry",
          "S3Proxy behind a conditional-request front");

  private final S3Config config;
  private final S3Connection connection;
  private final Meter meter;
  private final S3Bucket bucket;
  private final RecordKeys keys;
  private final Records<Link> records;
  private final LinkStore links;

  private S3Website(
      S3Config config, S3Connection connection, BackendContext context, Limits limits) {
    this.config = config;
    this.connection = connection;
    this.meter = context.meter();
    this.bucket = new S3Bucket(connection.client(), config, context, limits);
    Keys all = new Keys(config);
    this.keys = all.website();
    this.records = new Records<>(bucket, keys, RecordKind.LINKS, new Markers(bucket, all));
    this.links = new S3LinkStore(records, S3Website::content);
  }

  /**
   * Opens a bucket with a client of its own. Asks the service nothing: a missing bucket shows at
   * the first use.
   *
   * @param config which bucket, where in it, and how to reach it
   * @param context meter, clock and randomness
   * @return the opened backend; it closes its client
   * @throws StowageException MISCONFIGURED when no region is found; INVALID for a bucket without
   *     {@code website=true}
   */
  public static S3Website open(S3Config config, BackendContext context) {
    requireWebsite(config);
    return new S3Website(config, S3Connection.own(config), context, Limits.STANDARD);
  }

  /**
   * Opens a bucket with the caller's client.
   *
   * @param config which bucket, and where in it; how to reach it is the client's own
   * @param client a client with retries off, and without chunked encoding where the server does not
   *     know it; it stays open
   * @param context meter, clock and randomness
   * @return the opened backend
   * @throws StowageException MISCONFIGURED when the client retries by itself; INVALID for a bucket
   *     without {@code website=true}
   */
  public static S3Website open(S3Config config, S3Client client, BackendContext context) {
    return open(config, client, context, Limits.STANDARD);
  }

  static S3Website open(S3Config config, S3Client client, BackendContext context, Limits limits) {
    requireWebsite(config);
    return new S3Website(config, S3Connection.callers(client), context, limits);
  }

  /**
   * Makes the bucket where it is not there, lets everybody read what lies under the prefix, and
   * turns its website on; can be repeated.
   *
   * @param config which bucket and where
   * @param context as for {@link #open(S3Config, BackendContext)}
   * @throws StowageException MISCONFIGURED when somebody else owns a bucket of that name, when it
   *     has a policy of its own, or when other things than links lie under the prefix
   */
  public static void initialise(S3Config config, BackendContext context) {
    requireWebsite(config);
    try (S3Client client = S3Clients.open(config)) {
      initialise(config, client, context);
    }
  }

  /**
   * The same with the caller's client.
   *
   * @param config which bucket; how to reach it is the client's own
   * @param client a client with retries off; it stays open
   * @param context meter, clock and randomness
   * @throws StowageException as {@link #initialise(S3Config, BackendContext)}
   */
  public static void initialise(S3Config config, S3Client client, BackendContext context) {
    requireWebsite(config);
    S3Clients.requireNoRetries(client);
    new S3Setup(client, config, context).run();
    new WebsiteSetup(client, config, context).run();
  }

  @Override
  public LinkStore links() {
    return links;
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
    return new Tariff(S3Rules.STORAGE, List.of());
  }

  /** Measures the links. What else lies in the bucket, such as pages, is not counted. */
  @Override
  public Footprint footprint() {
    FootprintSum sum = new FootprintSum(bucket);
    return sum.add(
            keys,
            (call, id) -> {
              Optional<Link> link = records.head(call, id).map(Stored::value);
              link.map(RedirectLocation::of)
                  .ifPresent(location -> sum.add(0, Map.of(RedirectLocation.HEADER, location)));
              return link;
            },
            Link::logicalBytes)
        .total();
  }

  @Override
  public void close() {
    connection.release().run();
  }

  private static Content content(Link link) {
    if (link.stamp().expiresAt() != null) {
      throw new StowageException(
          ErrorKind.INVALID,
          "create",
          link.id(),
          "a link on a website cannot expire, because S3 would go on redirecting; leave its end"
              + " out, or use a store without website=true");
    }
    return S3LinkStore.content(link).redirecting(RedirectLocation.of(link));
  }

  private static void requireWebsite(S3Config config) {
    if (config.audience() != Audience.WEBSITE) {
      throw new StowageException(
          ErrorKind.INVALID,
          "open",
          config.url(),
          "a website is public, and this bucket is not meant to be; write website=true, or open it"
              + " as S3Backend");
    }
  }
}
