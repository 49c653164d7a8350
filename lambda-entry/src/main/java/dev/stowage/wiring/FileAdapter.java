package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.file.FileBackend;
import dev.stowage.file.FileConfig;

/** {@code file:DIR}. */
final class FileAdapter implements Adapter {

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
