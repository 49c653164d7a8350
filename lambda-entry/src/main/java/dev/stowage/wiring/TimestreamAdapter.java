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

  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    throw new StowageException(ErrorKind.INVALID, "place", url.scheme(), "no own place here yet");
  }
}
