package dev.stowage.bench.compare;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run makes for itself and must not leave behind: temporary directories and local engines.
 * Another thread may ask the run to stop, and may close this when the run does not.
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
  private @Nullable LocalDynamoDb dynamoDb;
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

  /** Breaks the run off when it was asked to stop. */
  void checkRunning() {
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

  /** Returns the engine of this run; the first call starts it. */
  synchronized LocalDynamoDb dynamoDb() {
    checkRunning();
    LocalDynamoDb running = dynamoDb;
    if (running == null) {
      running = LocalDynamoDb.start();
      dynamoDb = running;
    }
    return running;
  }

  /** Removes a directory that was made here. */
  synchronized void remove(Path directory) {
    deleteTree(directory);
    directories.remove(directory);
  }

  /** Ends the engines and removes the directories. Idempotent. */
  @Override
  public synchronized void close() {
    LocalDynamoDb running = dynamoDb;
    dynamoDb = null;
    try {
      if (running != null) {
        running.close();
      }
    } finally {
      List.copyOf(directories).forEach(this::remove);
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
