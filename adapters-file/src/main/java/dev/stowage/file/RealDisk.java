package dev.stowage.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The disk of this machine.
 *
 * <p>A {@link FileChannel} closes itself under everybody when one thread that uses it is
 * interrupted. So files are {@link RandomAccessFile}s, whose calls no interrupt reaches, and the
 * one call that only a channel offers, forcing a directory, uses a channel of its own and is
 * repeated.
 */
final class RealDisk implements Disk {

  @Override
  public DiskFile open(Path file) throws IOException {
    return RealFile.open(file);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return RealFile.create(file);
  }

  @Override
  public byte[] readAll(Path file) throws IOException {
    RealFile.requireFile(file);
    try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(source.length())];
      source.readFully(bytes);
      return bytes;
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(directory)) {
        throw there;
      }
    }
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // Windows opens no directory, and its file systems journal their names.
    }
    boolean interrupted = Thread.interrupted();
    try {
      while (!forcedOnce(directory)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean forcedOnce(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException interrupt) {
      return false;
    }
  }

  @Override
  public List<Entry> list(Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        stat(path).ifPresent(entries::add);
      }
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  public Optional<Entry> stat(Path path) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new Entry(path, found.isDirectory(), found.size()));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public long blockBytes(Path path) throws IOException {
    return Files.getFileStore(path).getBlockSize();
  }

  @Override
  public Lock lock(Path file, String holder) throws IOException {
    return ProcessLock.take(file, holder);
  }
}
