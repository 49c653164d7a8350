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

  /** The database, or tables in it that are named alike. */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    return isThere(url, context) ? tables(url, name) : database(url);
  }

  private OwnPlace database(StoreUrl url) {
    TimestreamConfig config = TimestreamConfig.parse(url);
    return new OwnPlace(
        url,
        "Timestream database " + config.database(),
        new InitialisedPlace(
            this,
            url,
            whenRemoved -> {
              TimestreamBackend.remove(config, whenRemoved);
              TimestreamBackend.removeDatabase(config, whenRemoved);
            }));
  }

  private static OwnPlace tables(StoreUrl url, String name) {
    String prefix = TimestreamConfig.parse(url).prefix() + name + "-";
    if (prefix.length() > LONGEST_PREFIX) {
      throw new StowageException(
          ErrorKind.INVALID,
          "place",
          prefix,
          "a prefix of tables has at most "
              + LONGEST_PREFIX
              + " characters; give a shorter prefix=, or name a database that is not there");
    }
    StoreUrl own = url.with("prefix", prefix);
    TimestreamConfig config = TimestreamConfig.parse(own);
    return new OwnPlace(
        own,
        "tables " + prefix + "... in the Timestream database " + config.database(),
        new SharedPlace(whenRemoved -> TimestreamBackend.remove(config, whenRemoved)));
  }
}
