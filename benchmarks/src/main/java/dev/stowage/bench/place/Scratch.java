package dev.stowage.bench.place;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run makes for itself and must not leave behind: temporary directories, local engines, and
 * places of its own in stores elsewhere. Another thread may ask the run to stop, and may close this
 * when the run does not.
 *
 * <p>Removing a place elsewhere can take as long as a service takes. So each removal has a lock of
 * its own, which is held while it lasts, and {@link #leftovers} waits for none of them.
 */
public final class Scratch implements AutoCloseable {

  /** Thrown within a run that was asked to stop. */
  public static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped");
    }
  }

  private final List<Path> directories = new ArrayList<>();
  private final Deque<Removal> removals = new ConcurrentLinkedDeque<>();
  private final Deque<Removal> removed = new ConcurrentLinkedDeque<>();
  private final Map<String, Engine<?>> engines = new LinkedHashMap<>();
  private final Set<Long> detached = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** Asks the run to stop; it does at its next batch, dashboard or page. */
  public void stop() {
    stopping = true;
  }

  /**
   * Tells whether the run was asked to stop.
   *
   * @return true after {@link #stop}
   */
  public boolean stopping() {
    return stopping;
  }

  /**
   * Breaks the run off when it was asked to stop.
   *
   * @throws Stopped after {@link #stop}
   */
  public void checkRunning() {
    if (stopping) {
      throw new Stopped();
    }
  }

  /** Makes an empty directory. */
  synchronized Path directory() {
    checkRunning();
    try {
      Path made = Files.createTempDirectory("stowage-compare-");
      directories.add(made);
      return made;
    } catch (IOException failed) {
      throw new StowageException(
              ErrorKind.UNAVAILABLE,
              "temporary directory",
              System.getProperty("java.io.tmpdir", ""),
              "cannot be made: " + failed)
          .causedBy(failed);
    }
  }

  /**
   * Returns the engine of this run; the first call starts it.
   *
   * @param scheme of the stores that run on it
   * @param type which engine
   * @param start starts it
   * @param end ends it
   */
  synchronized <E> E engine(String scheme, Class<E> type, Supplier<E> start, Consumer<E> end) {
    checkRunning();
    Engine<?> running = engines.computeIfAbsent(scheme, none -> new Engine<>(start.get(), end));
    return type.cast(running.engine());
  }

  /**
   * Ends the engine of a scheme whose last store is done, so that its memory is free again.
   *
   * @param scheme of the stores that ran on it
   */
  public synchronized void endEngine(String scheme) {
    Engine<?> done = engines.remove(scheme);
    if (done != null) {
      done.close();
    }
  }

  /** Notes a process that belongs to the run though it is no descendant of this one. */
  void belongs(long pid) {
    detached.add(pid);
  }

  /**
   * Returns the processes that belong to the run and are no descendants of this one.
   *
   * @return their ids
   */
  public Set<Long> detached() {
    return Set.copyOf(detached);
  }

  /** Something outside this machine's temporary directories that the run made, or is to make. */
  interface Belonging {

    /** Removes it; what cannot be removed is a {@link Scratch#leftovers leftover}. Idempotent. */
    void remove();
  }

  /**
   * Takes note of something that is about to be made, before it is.
   *
   * @param what it is, in words
   * @param removal removes it, whether or not it came to be
   */
  Belonging owns(String what, Runnable removal) {
    checkRunning();
    Removal noted = new Removal(what, removal);
    removals.addFirst(noted);
    return noted;
  }

  /**
   * Tells whether the run made something elsewhere, or is about to, that is not removed yet.
   *
   * @return false for a run on this machine's engines and temporary directories
   */
  public boolean ownsPlaces() {
    return !removals.isEmpty();
  }

  /**
   * Returns what the run made elsewhere and is still there. Once this is closed, that is what could
   * not be removed.
   *
   * @return a line for each: what it is, and why it is still there
   */
  public List<String> leftovers() {
    return removals.stream().map(Removal::toString).toList();
  }

  /**
   * Removes once more what was removed already: a request that was under way then may have made
   * something after it. For a run that was stopped, once it has come to its end.
   */
  public void removeAgain() {
    List<Removal> before = List.copyOf(removed);
    removed.clear();
    before.forEach(Removal::again);
  }

  /** How something is removed once; a removal that failed is tried again by the next call. */
  private final class Removal implements Belonging {

    private final String what;
    private final Runnable removal;
    private volatile String why = "its removal had not ended";
    private boolean over;

    Removal(String what, Runnable removal) {
      this.what = what;
      this.removal = removal;
    }

    @Override
    public synchronized void remove() {
      if (over) {
        return;
      }
      try {
        removal.run();
        over = true;
        removed.add(this);
        removals.remove(this);
      } catch (RuntimeException failed) {
        why = String.valueOf(failed.getMessage());
      }
    }

    /** It is listed as left while this lasts. */
    private synchronized void again() {
      over = false;
      removals.add(this);
      remove();
    }

    @Override
    public String toString() {
      return what + ": " + why;
    }
  }

  /** Removes a directory that was made here. */
  synchronized void remove(Path directory) {
    deleteTree(directory);
    directories.remove(directory);
  }

  /**
   * Removes what the run made elsewhere, the latest first; then ends the engines and removes the
   * directories. Idempotent.
   */
  @Override
  public void close() {
    removals.forEach(Removal::remove);
    endEngines();
  }

  private synchronized void endEngines() {
    try {
      engines.values().forEach(Engine::close);
    } finally {
      engines.clear();
      List.copyOf(directories).forEach(this::remove);
    }
  }

  /** An engine that runs, and what ends it. */
  private record Engine<E>(E engine, Consumer<E> end) {

    void close() {
      end.accept(engine);
    }
  }

  private static void deleteTree(Path directory) {
    try {
      Files.walkFileTree(directory, new Deletion());
    } catch (NoSuchFileException gone) {
      // Somebody cleaned up before.
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot remove " + directory, failed);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
