package dev.stowage.file;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.file.StoreDirectory.Purpose;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Removes the directory of a store, and tells whether there is one. */
final class FileRemoval {

  private final Disk disk;
  private final Path root;
  private final BackendContext context;
  private final StoreDirectory directory;

  FileRemoval(Disk disk, FileConfig config, BackendContext context) {
    this.disk = disk;
    this.root = config.directory();
    this.context = context;
    this.directory =
        new StoreDirectory(StoreContext.of(disk, config, context), root, Purpose.REMOVE);
  }

  boolean isThere() {
    try {
      disk.list(root);
      return true;
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return false;
    } catch (IOException failed) {
      throw FileErrors.of("look up", "", root, failed);
    }
  }

  void run() {
    if (!isThere()) {
      return;
    }
    try {
      if (disk.stat(root).filter(entry -> !entry.directory()).isPresent()) {
        throw new StowageException(
            ErrorKind.MISCONFIGURED,
            "remove",
            root.toString(),
            "this is a link, which is not followed; name the directory that it leads to");
      }
      removeUnlessGone();
    } catch (IOException failed) {
      throw FileErrors.of("remove", "", root, failed);
    }
  }

  private void removeUnlessGone() throws IOException {
    try {
      directory.remove(Holder.ofThisProcess(context.clock()));
    } catch (NoSuchFileException gone) {
      // Another removal may have been faster.
      if (disk.stat(root).isPresent()) {
        throw gone;
      }
    }
  }
}
