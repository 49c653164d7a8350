package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The directory of a store: whose it is, and who has it open.
 *
 * <pre>{@code
 * stowage.format   "stowage files 1": that the directory is ours, and the version of its format
 * stowage.lock     locked by the process that has it open, which is named in it
 * series/          a directory for each series
 * links/, pastes/, counters/   a keyed log each, made with its first record
 * }</pre>
 */
final class StoreDirectory {

  private static final String FORMAT = "stowage.format";
  private static final String LOCK = "stowage.lock";
  private static final String SERIES = "series";
  private static final String FORMAT_TEXT = "stowage files 1\n";

  /** What may lie in a directory that is about to become ours. */
  private static final Set<String> HARMLESS =
      Set.of(LOCK, FORMAT + ".tmp", SERIES, "lost+found", ".DS_Store");

  private final StoreContext context;
  private final Path root;

  StoreDirectory(StoreContext context, Path root) {
    this.context = context;
    this.root = root;
  }

  /** Returns the directory that holds a directory for each series. */
  Path series() {
    return root.resolve(SERIES);
  }

  /**
   * Locks the directory and makes sure that it is ours; an absent or empty one becomes ours.
   *
   * @param holder what to tell others about this process
   * @return gives the directory back
   * @throws StowageException MISCONFIGURED when another has it open, when it holds other files, or
   *     is of another version
   */
  Closeable take(String holder) throws IOException {
    makeWithParents(root);
    requireOursOrEmpty();
    Disk.Lock lock = context.disk().lock(root.resolve(LOCK), holder);
    if (lock instanceof Disk.Lock.Held held) {
      throw refused(
          "the directory is open already, by "
              + (held.holder().isEmpty() ? "another process" : held.holder())
              + "; stop that one, or use its server as stowage+http://HOST:PORT/");
    }
    Closeable release = ((Disk.Lock.Taken) lock).release();
    try {
      markAsOurs();
      return release;
    } catch (IOException | RuntimeException failed) {
      try (release) {
        throw failed;
      }
    }
  }

  private void markAsOurs() throws IOException {
    Path format = root.resolve(FORMAT);
    if (context.disk().stat(format).isPresent()) {
      String text = new String(context.disk().readAll(format), StandardCharsets.UTF_8);
      if (!text.equals(FORMAT_TEXT)) {
        throw refused(
            "its format is \""
                + text.strip().lines().findFirst().orElse("")
                + "\", and this version of stowage knows \""
                + FORMAT_TEXT.strip()
                + "\"; use the version that made it");
      }
    } else {
      context.disk().createDirectory(series());
      context.writeWhole(format, FORMAT_TEXT.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void requireOursOrEmpty() throws IOException {
    List<Disk.Entry> entries = entries();
    if (entries.stream().anyMatch(entry -> entry.name().equals(FORMAT))) {
      return;
    }
    for (Disk.Entry entry : entries) {
      boolean harmless =
          HARMLESS.contains(entry.name())
              && (!entry.name().equals(SERIES) || context.disk().list(entry.path()).isEmpty());
      if (!harmless) {
        throw refused(
            "the directory is no file store but holds "
                + entry.name()
                + "; name an empty or a new directory");
      }
    }
  }

  private List<Disk.Entry> entries() throws IOException {
    try {
      return context.disk().list(root);
    } catch (NotDirectoryException file) {
      throw refused("this is no directory; name one, or a name that is free").causedBy(file);
    }
  }

  private void makeWithParents(Path directory) throws IOException {
    if (context.disk().stat(directory).isPresent()) {
      return;
    }
    Path parent = FileNames.parent(directory);
    makeWithParents(parent);
    context.disk().createDirectory(directory);
    context.forceDirectory(parent);
  }

  private StowageException refused(String what) {
    return new StowageException(ErrorKind.MISCONFIGURED, "open", root.toString(), what);
  }
}
