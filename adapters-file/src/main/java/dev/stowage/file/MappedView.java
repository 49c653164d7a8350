package dev.stowage.file;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The beginning of a file in the memory of this process. The system gives it back once the
 * collector finds that nobody reads it any more, and with it the room of a file that was removed
 * meanwhile.
 */
final class MappedView implements DiskView {

  private final MappedByteBuffer bytes;

  private MappedView(MappedByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Maps a file through a channel of its own, which an interrupt may close without harm.
   *
   * @param path the file
   * @param length how much of it, at most {@link Integer#MAX_VALUE}
   * @return empty when it cannot be done now, and always on Windows, which removes no mapped file
   */
  static Optional<DiskView> of(Path path, long length) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Optional.empty();
    }
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return Optional.of(new MappedView(channel.map(MapMode.READ_ONLY, 0, length)));
    } catch (IOException notNow) {
      return Optional
          .empty(); // Whoever wanted a view reads the file itself, and meets what is wrong.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public long length() {
    return bytes.capacity();
  }

  @Override
  public void read(long at, byte[] into, int length) {
    bytes.get(Math.toIntExact(at), into, 0, length);
  }
}
