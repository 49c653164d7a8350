package dev.stowage.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of the {@link RealDisk}. One position, so one call at a time; forces run beside them. */
final class RealFile implements DiskFile {

  private final RandomAccessFile file;

  private RealFile(RandomAccessFile file) {
    this.file = file;
  }

  static RealFile open(Path path) throws IOException {
    requireFile(path);
    return new RealFile(new RandomAccessFile(path.toFile(), "rw"));
  }

  /** Says clearly what a {@link RandomAccessFile} says in the words of the system. */
  static void requireFile(Path path) throws NoSuchFileException {
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
  }

  static RealFile create(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      file.setLength(0);
      return new RealFile(file);
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
  public synchronized void write(long at, byte[] from) throws IOException {
    file.seek(at);
    file.write(from);
  }

  @Override
  public synchronized void truncate(long length) throws IOException {
    file.setLength(length);
  }

  /** Not synchronized: readings go on being written while the disk works. */
  @Override
  public void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
