package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.dynamodb.DynamoDbBackend;
import dev.stowage.dynamodb.DynamoDbConfig;
import dev.stowage.file.FileBackend;
import dev.stowage.file.FileConfig;
import dev.stowage.rds.RdsBackend;
import dev.stowage.rds.RdsConfig;
import dev.stowage.rds.RdsPassword;
import dev.stowage.s3.S3Backend;
import dev.stowage.s3.S3Config;
import dev.stowage.s3.S3Website;
import dev.stowage.timestream.TimestreamBackend;
import dev.stowage.timestream.TimestreamConfig;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Opens the store that a URL names; no other class names an adapter. The map from scheme to adapter
 * is written out here: nothing is scanned for, so that a cold start loads one adapter and no more.
 */
public final class Wiring {

  private static final Map<String, Adapter> ADAPTERS =
      Map.of(
          "dynamodb", new DynamoDb(),
          "file", new LocalFile(),
          "postgresql", new Postgresql(),
          "s3", new S3(),
          "timestream", new Timestream());

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
   * Sets a store up: makes the table, the schema or the directory where it is not there yet.
   * Repeating it does nothing.
   *
   * @param url the store
   * @param context meter, clock and randomness
   * @throws StowageException as {@link #open}
   */
  public static void initialise(StoreUrl url, BackendContext context) {
    adapter(url).initialise(url, context);
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

  /** What is needed of an adapter. */
  private interface Adapter {

    /** Reads the URL and refuses it with INVALID where it is wrong; touches nothing. */
    void check(StoreUrl url);

    /** Returns the type of what {@link #open} returns. */
    Class<? extends Backend> type(StoreUrl url);

    /** Opens the store that is there. */
    Backend open(StoreUrl url, BackendContext context);

    /** Makes what {@link #open} needs to find. */
    void initialise(StoreUrl url, BackendContext context);
  }

  /** {@code dynamodb://TABLE}. */
  private static final class DynamoDb implements Adapter {

    @Override
    public void check(StoreUrl url) {
      DynamoDbConfig.parse(url);
    }

    @Override
    public Class<? extends Backend> type(StoreUrl url) {
      return DynamoDbBackend.class;
    }

    @Override
    public Backend open(StoreUrl url, BackendContext context) {
      return DynamoDbBackend.open(DynamoDbConfig.parse(url), context);
    }

    @Override
    public void initialise(StoreUrl url, BackendContext context) {
      DynamoDbBackend.initialise(DynamoDbConfig.parse(url), context);
    }
  }

  /** {@code file:DIR}. */
  private static final class LocalFile implements Adapter {

    @Override
    public void check(StoreUrl url) {
      FileConfig.parse(url);
    }

    @Override
    public Class<? extends Backend> type(StoreUrl url) {
      return FileBackend.class;
    }

    @Override
    public Backend open(StoreUrl url, BackendContext context) {
      return FileBackend.open(FileConfig.parse(url), context);
    }

    /** Opening makes the directory, so that is all there is to do. */
    @Override
    public void initialise(StoreUrl url, BackendContext context) {
      open(url, context).close();
    }
  }

  /** {@code postgresql://HOST/DB}. The only setting beside the URL is the password. */
  private static final class Postgresql implements Adapter {

    @Override
    public void check(StoreUrl url) {
      RdsConfig.parse(url);
    }

    @Override
    public Class<? extends Backend> type(StoreUrl url) {
      return RdsBackend.class;
    }

    @Override
    public Backend open(StoreUrl url, BackendContext context) {
      return RdsBackend.open(RdsConfig.parse(url), password(), context);
    }

    @Override
    public void initialise(StoreUrl url, BackendContext context) {
      RdsBackend.initialise(RdsConfig.parse(url), password(), context);
    }

    private static RdsPassword password() {
      return Settings.postgresqlPassword()
          .map(given -> RdsPassword.of(given.toCharArray()))
          .orElseGet(RdsPassword::none);
    }
  }

  /** {@code s3://BUCKET/PREFIX}; with {@code website=true} a bucket that everybody reads. */
  private static final class S3 implements Adapter {

    @Override
    public void check(StoreUrl url) {
      S3Config.parse(url);
    }

    @Override
    public Class<? extends Backend> type(StoreUrl url) {
      return isWebsite(url) ? S3Website.class : S3Backend.class;
    }

    @Override
    public Backend open(StoreUrl url, BackendContext context) {
      S3Config config = S3Config.parse(url);
      return isWebsite(url) ? S3Website.open(config, context) : S3Backend.open(config, context);
    }

    @Override
    public void initialise(StoreUrl url, BackendContext context) {
      S3Config config = S3Config.parse(url);
      if (isWebsite(url)) {
        S3Website.initialise(config, context);
      } else {
        S3Backend.initialise(config, context);
      }
    }

    private static boolean isWebsite(StoreUrl url) {
      return url.parameter("website").filter("true"::equals).isPresent();
    }
  }

  /** {@code timestream://DATABASE}. */
  private static final class Timestream implements Adapter {

    @Override
    public void check(StoreUrl url) {
      TimestreamConfig.parse(url);
    }

    @Override
    public Class<? extends Backend> type(StoreUrl url) {
      return TimestreamBackend.class;
    }

    @Override
    public Backend open(StoreUrl url, BackendContext context) {
      return TimestreamBackend.open(TimestreamConfig.parse(url), context);
    }

    @Override
    public void initialise(StoreUrl url, BackendContext context) {
      TimestreamBackend.initialise(TimestreamConfig.parse(url), context);
    }
  }
}
