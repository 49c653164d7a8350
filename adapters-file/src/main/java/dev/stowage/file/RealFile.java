package dev.stowage.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file of the {@link RealDisk}. One position, so one read or write at a time; forces run beside
 * them.
 *
 * <p>It is forced through a second descriptor, an {@link AsynchronousFileChannel}: that one, too,
 * is deaf to interrupts, and unlike {@code FileDescriptor.sync} it spares the journal a new time of
 * modification on Linux and reaches through the drive's cache on macOS.
 */
final class RealFile implements DiskFile {

  private final Path path;
  private final RandomAccessFile file;
  private final AsynchronousFileChannel forcing;

  private RealFile(Path path, RandomAccessFile file, AsynchronousFileChannel forcing) {
    this.path = path;
    this.file = file;
    this.forcing = forcing;
  }

  static RealFile open(Path path) throws IOException {
    requireFile(path);
    return openBoth(path);
  }

  static RealFile create(Path path) throws IOException {
    Files.deleteIfExists(path);
    return openBoth(path);
  }

  /** Says clearly what a {@link RandomAccessFile} says in the words of the system. */
  static void requireFile(Path path) throws NoSuchFileException {
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
  }

  private static RealFile openBoth(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      return new RealFile(path, file, AsynchronousFileChannel.open(path, StandardOpenOption.WRITE));
    } catch (IOException failed) {
      try (file) {
        throw failed;
      }
    }
  }

  @Override
  public synchronized long length() throws IOException {
    return file.length();
  }

  @Override
  public synchronized void read(long at, byte[] into, int offset, int length) throws IOException {
    file.seek(at);
    file.readFully(into, offset, length);
  }

  @Override
  public Optional<DiskView> map(long length) {
    return MappedView.of(path, length);
  }

  @Override
  public synchronized void write(long at, byte[] from) throws IOException {
    file.seek(at);
    file.write(from);
  }

  @Override
  public synchronized void truncate(long length) throws IOException {
    file.setLength(length);
  }

  @Override
  public void force() throws IOException {
    forcing.force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    try (file) {
      forcing.close();
    }
  }
}
