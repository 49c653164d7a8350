package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.wiring.Wiring;
import org.jspecify.annotations.Nullable;

/** A store behind a URL. */
final class WiredPlace implements Place {

  private final StoreUrl url;
  private final String engine;
  private final @Nullable Runnable removal;

  /** A place that the line named. */
  WiredPlace(StoreUrl url, String engine) {
    this.url = url;
    this.engine = engine;
    this.removal = null;
  }

  /** A place that was made for the line, and what removes it. */
  WiredPlace(StoreUrl url, String engine, Runnable removal) {
    this.url = url;
    this.engine = engine;
    this.removal = removal;
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public boolean given() {
    return removal == null;
  }

  @Override
  public void initialise(BackendContext context) {
    Wiring.initialise(url, context);
  }

  @Override
  public Backend open(BackendContext context) {
    return Wiring.open(url, context);
  }

  @Override
  public void close() {
    if (removal != null) {
      removal.run();
    }
  }
}
