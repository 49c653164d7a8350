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

  private final StoreContext context;
  private final Path root;
  private final Purpose purpose;

  /**
   * What a directory is taken for.
   *
   * @param operation what the caller asked for
   * @param harmless what may lie in a directory that is not marked as ours
   * @param advice what to do about one that holds something else
   */
  record Purpose(String operation, Set<String> harmless, String advice) {

    /** An absent or empty directory becomes ours. */
    static final Purpose OPEN =
        new Purpose(
            "open",
            Set.of(LOCK, FORMAT + ".tmp", SERIES, "lost+found", ".DS_Store"),
            "name an empty or a new directory");

    /** What an opening or a removal leaves that was cut off may go, and nothing else. */
    static final Purpose REMOVE =
        new Purpose(
            "remove", Set.of(LOCK, FORMAT + ".tmp", SERIES), "name the directory of a file store");
  }

  StoreDirectory(StoreContext context, Path root, Purpose purpose) {
    this.context = context;
    this.root = root;
    this.purpose = purpose;
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
    Closeable release = lock(holder);
    try {
      markAsOurs();
      return release;
    } catch (IOException | RuntimeException failed) {
      try (release) {
        throw failed;
      }
    }
  }

  /**
   * Removes the directory with everything in it. The mark that it is ours goes after all the rest,
   * so that a removal that was cut off can be repeated, and the lock file goes while it is locked:
   * who had opened it then finds no directory to go on with. Links go, and what they lead to stays.
   *
   * @param holder what to tell others about this process
   * @throws StowageException MISCONFIGURED when another has it open, when it is no store's, or of
   *     another version; nothing was removed then
   */
  void remove(String holder) throws IOException {
    requireOursOrEmpty();
    requireKnownFormat();
    Closeable release = lock(holder);
    try (release) {
      for (Disk.Entry entry : entries()) {
        if (!entry.name().equals(FORMAT) && !entry.name().equals(LOCK)) {
          SeriesLoading.removeAll(context.disk(), entry);
        }
      }
      context.disk().forceDirectory(root);
      context.disk().delete(root.resolve(FORMAT));
      context.disk().delete(root.resolve(LOCK));
      context.disk().delete(root);
    }
    context.disk().forceDirectory(FileNames.parent(root));
  }

  private Closeable lock(String holder) throws IOException {
    Disk.Lock lock = context.disk().lock(root.resolve(LOCK), holder);
    if (lock instanceof Disk.Lock.NoFile) {
      throw refused(LOCK + " in the directory is no file, but a link or the like; remove that");
    }
    if (lock instanceof Disk.Lock.Held held) {
      throw refused(
          "the directory is open already, by "
              + (held.holder().isEmpty() ? "another process" : held.holder())
              + "; stop that one, or use its server as stowage+http://HOST:PORT/");
    }
    return ((Disk.Lock.Taken) lock).release();
  }

  private void markAsOurs() throws IOException {
    if (!requireKnownFormat()) {
      context.disk().createDirectory(series());
      context.writeWhole(root.resolve(FORMAT), FORMAT_TEXT.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Returns whether a format is written down; if so, it is the one we know. */
  private boolean requireKnownFormat() throws IOException {
    Path format = root.resolve(FORMAT);
    if (context.disk().stat(format).isEmpty()) {
      return false;
    }
    String text = new String(context.disk().readAll(format), StandardCharsets.UTF_8);
    if (!text.equals(FORMAT_TEXT)) {
      throw refused(
          "its format is \""
              + text.strip().lines().findFirst().orElse("")
              + "\", and this version of stowage knows \""
              + FORMAT_TEXT.strip()
              + "\"; use the version that made it");
    }
    return true;
  }

  private void requireOursOrEmpty() throws IOException {
    List<Disk.Entry> entries = entries();
    if (entries.stream().anyMatch(entry -> entry.name().equals(FORMAT))) {
      return;
    }
    for (Disk.Entry entry : entries) {
      boolean harmless =
          purpose.harmless().contains(entry.name())
              && (!entry.name().equals(SERIES) || context.disk().list(entry.path()).isEmpty());
      if (!harmless) {
        throw refused(
            "the directory is no file store but holds " + entry.name() + "; " + purpose.advice());
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
    return new StowageException(
        ErrorKind.MISCONFIGURED, purpose.operation(), root.toString(), what);
  }
}
