package dev.stowage.file;

import dev.stowage.core.backend.BackendContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What every part of one open file store works with.
 *
 * @param disk where the files are
 * @param files the live files that are open
 * @param state whether the store still takes calls
 * @param durability what a returned write survives
 * @param random eight random bytes a call, for file ids and scratch names
 * @param clock the time of day
 * @param sealing held by who seals a day: one at a time, for the sake of the memory
 */
record StoreContext(
    Disk disk,
    OpenFiles files,
    StoreState state,
    Durability durability,
    LongSupplier random,
    InstantSource clock,
    ReentrantLock sealing) {

  /** Returns what a store of this configuration works with, before anything of it is open. */
  static StoreContext of(Disk disk, FileConfig config, BackendContext context) {
    StoreState state = new StoreState();
    return new StoreContext(
        disk,
        new OpenFiles(disk, state, OpenFiles.LIMIT),
        state,
        config.durability(),
        context.random(),
        context.clock(),
        new ReentrantLock());
  }

  /** Returns 16 hexadecimal digits that nobody used before. */
  String freshName() {
    return String.format(Locale.ROOT, "%016x", random.getAsLong());
  }

  /** Forces a file; when that fails, the store takes no more writes. */
  void force(DiskFile file) throws IOException {
    try {
      file.force();
    } catch (IOException failed) {
      state.poison(failed);
      throw failed;
    }
  }

  /** Forces a directory; when that fails, the store takes no more writes. */
  void forceDirectory(Path directory) throws IOException {
    try {
      disk.forceDirectory(directory);
    } catch (IOException failed) {
      state.poison(failed);
      throw failed;
    }
  }

  /**
   * Writes a file that is whole or not there: under another name, forced, renamed, its directory
   * forced. A file that has the name is replaced.
   *
   * @param path the file
   * @param bytes what it shall hold
   */
  void writeWhole(Path path, byte[] bytes) throws IOException {
    Path unfinished = FileNames.unfinished(path);
    writeUnfinished(unfinished, List.of(bytes));
    disk.rename(unfinished, path);
    forceDirectory(FileNames.parent(path));
  }

  /**
   * Writes and forces a file; when that fails, it is removed again.
   *
   * @param path a name that means nothing to a store that is opened
   * @param pieces what it shall hold, one after another
   */
  void writeUnfinished(Path path, List<byte[]> pieces) throws IOException {
    try (DiskFile file = disk.create(path)) {
      long at = 0;
      for (byte[] piece : pieces) {
        file.write(at, piece);
        at += piece.length;
      }
      file.force();
    } catch (IOException | RuntimeException | OutOfMemoryError failed) {
      remove(path, failed);
      throw failed;
    }
  }

  private void remove(Path path, Throwable cause) {
    try {
      disk.delete(path);
    } catch (IOException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
  }
}
