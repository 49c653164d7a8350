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

  /** {@code s3://BUCKET/PREFIX}. */
  private static final class S3 implements Adapter {

    @Override
    public void check(StoreUrl url) {
      S3Config.parse(url);
    }

    @Override
    public Backend open(StoreUrl url, BackendContext context) {
      return S3Backend.open(S3Config.parse(url), context);
    }

    @Override
    public void initialise(StoreUrl url, BackendContext context) {
      S3Backend.initialise(S3Config.parse(url), context);
    }
  }

  /** {@code timestream://DATABASE}. */
  private static final class Timestream implements Adapter {

    @Override
    public void check(StoreUrl url) {
      TimestreamConfig.parse(url);
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
