package dev.stowage.file;

import java.io.IOException;
import java.util.Arrays;

/**
 * Makes live files and opens them.
 *
 * <p>A new file is finished under another name, forced and renamed, in either durability: so a live
 * file without a whole header is damage, never the trace of a crash.
 */
final class LiveFiles {

  private static final int FIRST_BYTES = 4096;

  private final StoreContext context;

  LiveFiles(StoreContext context) {
    this.context = context;
  }

  /**
   * Makes a live file without slots. It is on disk, and so is its name.
   *
   * @param place where it shall lie; its directory exists
   * @return the open file
   */
  LiveFile create(LiveFile.Place place) throws IOException {
    LiveHeader header = LiveHeader.of(context.random().getAsLong(), place.day(), place.series());
    context.writeWhole(place.path(), Arrays.copyOf(header.encode(), FIRST_BYTES));
    DiskFile file = context.files().open(place.path());
    try {
      return new LiveFile(context, place, file, LiveFile.Content.none(header));
    } catch (IOException failed) {
      close(file, failed);
      throw failed;
    }
  }

  /**
   * Opens a live file, repairing what a crash left above its checkpoint.
   *
   * @param place where it lies
   * @return the file and what was dropped
   * @throws dev.stowage.core.error.StowageException CORRUPT when it is damaged below its checkpoint
   */
  LiveRecovery.Recovered open(LiveFile.Place place) throws IOException {
    DiskFile file = context.files().open(place.path());
    try {
      return new LiveRecovery(place, file).recover(context);
    } catch (IOException | RuntimeException failed) {
      close(file, failed);
      throw failed;
    }
  }

  private static void close(DiskFile file, Exception cause) {
    try {
      file.close();
    } catch (IOException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
  }
}
