package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.timestream.TimestreamBackend;
import dev.stowage.timestream.TimestreamConfig;

/** {@code timestream://DATABASE}. */
final class TimestreamAdapter implements Adapter {

  private static final int LONGEST_PREFIX = 64;

  @Override
  public void check(StoreUrl url) {
    TimestreamConfig.parse(url);
  }

  @Override
  public String awsService() {
    return "TIMESTREAM_WRITE";
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

  @Override
  public boolean isThere(StoreUrl url, BackendContext context) {
    return TimestreamBackend.isThere(TimestreamConfig.parse(url), context);
  }

  /** Tables in the database that are named alike. */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    StoreUrl own = url.with("prefix", prefix(url, name));
    TimestreamConfig config = TimestreamConfig.parse(own);
    String tables = "tables " + config.prefix() + "...";
    boolean databaseIsThere = isThere(url, context);
    return new OwnPlace(
        own,
        databaseIsThere
            ? tables + " in the Timestream database " + config.database()
            : "Timestream database " + config.database() + " with " + tables,
        new SharedPlace(
            this,
            own,
            databaseIsThere ? SharedPlace.Plan.USE_CONTAINER : SharedPlace.Plan.MAKE_CONTAINER,
            new Removal(config)));
  }

  private record Removal(TimestreamConfig config) implements SharedPlace.Removal {

    @Override
    public void removePart(BackendContext context) {
      TimestreamBackend.remove(config, context);
    }

    @Override
    public boolean removeContainerIfEmpty(BackendContext context) {
      return TimestreamBackend.removeDatabase(config, context);
    }
  }

  private static String prefix(StoreUrl url, String name) {
    String prefix = TimestreamConfig.parse(url).prefix() + name + "-";
    if (prefix.length() > LONGEST_PREFIX) {
      throw new StowageException(
          ErrorKind.INVALID,
          "place",
          prefix,
          "a prefix of tables has at most "
              + LONGEST_PREFIX
              + " characters; give a shorter prefix=");
    }
    return prefix;
  }
}
