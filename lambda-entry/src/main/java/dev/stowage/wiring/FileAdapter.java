package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
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

  /** The directory, with the ones above it that are not there; or one inside it. */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    StoreUrl own = isThere(url, context) ? inside(url, name) : url;
    FileConfig config = FileConfig.parse(own);
    List<Path> parents = missingParents(config.directory());
    return new OwnPlace(
        own,
        "directory " + config.directory(),
        new InitialisedPlace(
            this,
            own,
            whenRemoved -> {
              FileBackend.remove(config, whenRemoved);
              removeEmpty(parents);
            }));
  }

  private static StoreUrl inside(StoreUrl url, String name) {
    return new StoreUrl(
        url.scheme(),
        url.authority(),
        Path.of(url.path()).resolve(name).toString(),
        url.parameters());
  }

  /** What an opening would make above a directory, from the innermost on. */
  private static List<Path> missingParents(Path directory) {
    return Stream.iterate(directory.getParent(), Objects::nonNull, Path::getParent)
        .takeWhile(parent -> Files.notExists(parent, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  private static void removeEmpty(List<Path> directories) {
    for (Path directory : directories) {
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
