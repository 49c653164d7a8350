package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Opens the store that a URL names. The map from scheme to adapter is written out here: nothing is
 * scanned for, so that a cold start loads one adapter and no more.
 */
public final class Wiring {

  private static final Map<String, Adapter> ADAPTERS =
      Map.of(
          "dynamodb", new DynamoDbAdapter(),
          "file", new FileAdapter(),
          "postgresql", new PostgresqlAdapter(),
          "s3", new S3Adapter(),
          "timestream", new TimestreamAdapter());

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

  private Wiring() {}

  /**
   * Returns the schemes of the stores that are known.
   *
   * @return {@code dynamodb}, {@code file}, {@code postgresql}, {@code s3}, {@code timestream}
   */
  public static SortedSet<String> schemes() {
    return new TreeSet<>(ADAPTERS.keySet());
  }

  /**
   * Refuses a URL that {@link #open} would refuse before it looks at the store: an unknown scheme
   * or parameter, a missing place. Touches nothing.
   *
   * @param url the store
   * @throws StowageException INVALID, naming what is wrong and what is known
   */
  public static void check(StoreUrl url) {
    adapter(url).check(url);
  }

  /**
   * Opens a store. Creates no cloud resource and no schema; {@link #initialise} does.
   *
   * @param url the store
   * @param context meter, clock and randomness
   * @return the opened backend, which the caller closes
   * @throws StowageException INVALID as {@link #check}; MISCONFIGURED or UNAVAILABLE where the
   *     store is not set up or cannot be reached
   */
  public static Backend open(StoreUrl url, BackendContext context) {
    return adapter(url).open(url, context);
  }

  /**
   * Sets a store up: makes the table, schema, bucket, database or directory where it is not there
   * yet. Repeating it does nothing.
   *
   * @param url the store
   * @param context meter, clock and randomness
   * @throws StowageException as {@link #open}
   */
  public static void initialise(StoreUrl url, BackendContext context) {
    adapter(url).initialise(url, context);
  }

  /**
   * Tells whether there is such a table, schema, bucket, database or directory, set up as a store
   * or not. Changes nothing.
   *
   * @param url the store
   * @param context meter, clock and randomness
   * @return false when the service says that there is none
   * @throws StowageException as {@link #open}, except that a place that is missing is no error
   */
  public static boolean isThere(StoreUrl url, BackendContext context) {
    return adapter(url).isThere(url, context);
  }

  /**
   * Plans a place of the caller's own, called by a name, inside the URL's place or beside it: a
   * table {@code TABLE-name} (or {@code name}, where the URL's table is called just that), a schema
   * {@code name} with {@code _} for {@code -}, a folder {@code PREFIX/name} in the bucket, tables
   * of the prefix {@code PREFIXname-} in the Timestream database, a directory {@code DIR/name}. The
   * URL's own table, schema or objects are not touched, whether they are there or not. A bucket, a
   * Timestream database or a directory that is not there is made too, and removed if nothing else
   * is in it by then. Looks for the bucket or the database, and makes nothing.
   *
   * @param url a store that may be there or not
   * @param name 1 to 32 of {@code a-z 0-9 -} that nothing beside it is called by or begins with,
   *     for example with random characters
   * @param context meter, clock and randomness
   * @return the plan
   * @throws StowageException as {@link #isThere}, where it looks; INVALID for a name that breaks
   *     its rule, or that would make the place's own name too long
   */
  public static OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    if (!NAME.matcher(name).matches()) {
      throw new StowageException(
          ErrorKind.INVALID, "place", name, "a name is written with 1 to 32 of a-z 0-9 -");
    }
    check(url);
    return adapter(url).ownPlace(url, name, context);
  }

  /**
   * Returns where a service of AWS is asked instead of at its own address: what the URL names, else
   * what the environment sets for the AWS SDK.
   *
   * @param url the store
   * @return the endpoint; empty for AWS's own, and for a store that is no service of AWS
   * @throws StowageException INVALID for an unknown scheme
   */
  public static Optional<URI> endpoint(StoreUrl url) {
    String service = adapter(url).awsService();
    return service.isEmpty()
        ? Optional.empty()
        : url.parameter("endpoint").or(() -> Settings.awsEndpoint(service)).map(URI::create);
  }

  /**
   * Tells whether a store keeps something, by the type of its backend; nothing is opened.
   *
   * @param url the store
   * @param port one of the {@code Offers} types of {@code dev.stowage.core.backend}
   * @return whether {@link #open} returns such a backend
   * @throws StowageException INVALID for an unknown scheme
   */
  public static boolean offers(StoreUrl url, Class<? extends Backend> port) {
    return port.isAssignableFrom(adapter(url).type(url));
  }

  /**
   * Returns the schemes of the stores that keep something.
   *
   * @param port one of the {@code Offers} types of {@code dev.stowage.core.backend}
   * @return some of {@link #schemes}
   */
  public static SortedSet<String> schemesOffering(Class<? extends Backend> port) {
    SortedSet<String> offering = schemes();
    offering.removeIf(scheme -> !offers(new StoreUrl(scheme, "", "", Map.of()), port));
    return offering;
  }

  private static Adapter adapter(StoreUrl url) {
    Adapter adapter = ADAPTERS.get(url.scheme());
    if (adapter == null) {
      throw new StowageException(
          ErrorKind.INVALID,
          "store",
          url.scheme() + ":",
          "there is no such store; known are " + String.join(", ", schemes()));
    }
    return adapter;
  }
}
