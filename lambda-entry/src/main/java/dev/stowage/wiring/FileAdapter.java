package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.file.FileBackend;
import dev.stowage.file.FileConfig;
import java.nio.file.Path;

/** {@code file:DIR}. */
final class FileAdapter implements Adapter {

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

  @Override
  public void initialise(StoreUrl url, BackendContext context) {
    // Opening makes the directory, so that is all there is to do.
    open(url, context).close();
  }

  @Override
  public boolean isThere(StoreUrl url, BackendContext context) {
    return FileBackend.isThere(FileConfig.parse(url), context);
  }

  /** A directory inside the URL's. */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    StoreUrl own =
        new StoreUrl(
            url.scheme(),
            url.authority(),
            Path.of(url.path()).resolve(name).toString(),
            url.parameters());
    return new OwnPlace(
        own, "directory " + FileConfig.parse(own).directory(), new FilePlace(this, own));
  }
}
