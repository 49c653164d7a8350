package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.file.FileBackend;
import dev.stowage.file.FileConfig;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A directory of the run's own, with the ones above it that are not there. Others may use those as
 * well by the time that the run ends: each of them goes only when nothing is in it.
 */
final class FilePlace implements OwnPlace.Work {

  private final Adapter adapter;
  private final StoreUrl url;
  private final FileConfig config;

  /** What was made above the directory, from the innermost on. */
  private List<Path> parents = List.of();

  FilePlace(Adapter adapter, StoreUrl url) {
    this.adapter = adapter;
    this.url = url;
    this.config = FileConfig.parse(url);
  }

  @Override
  public boolean isTaken(BackendContext context) {
    return adapter.isThere(url, context);
  }

  @Override
  public void make(BackendContext context) {
    if (parents.isEmpty()) {
      parents = missingParents();
    }
    adapter.initialise(url, context);
  }

  @Override
  public void remove(BackendContext context) {
    FileBackend.remove(config, context);
    removeEmptyParents();
    parents = List.of();
  }

  private List<Path> missingParents() {
    return Stream.iterate(config.directory().getParent(), Objects::nonNull, Path::getParent)
        .takeWhile(parent -> Files.notExists(parent, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  private void removeEmptyParents() {
    for (Path directory : parents) {
      try {
        Files.deleteIfExists(directory);
      } catch (DirectoryNotEmptyException othersUseIt) {
        return;
      } catch (IOException failed) {
        throw new StowageException(
                ErrorKind.UNAVAILABLE,
                "remove",
                directory.toString(),
                "the directory was made for this run, and cannot be removed: "
                    + failed.getMessage())
            .causedBy(failed);
      }
    }
  }
}
