package dev.stowage.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A lock between processes: the operating system's lock on a file whose text names the holder. The
 * system frees it when the process ends, however it ends.
 *
 * <p>POSIX drops a process's lock as soon as the process closes <em>any</em> descriptor of the
 * file. So a second attempt within this process must not even open it, and is answered from a table
 * of what this process holds.
 */
final class ProcessLock implements Closeable {

  private static final ConcurrentMap<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  /** Far behind the text: on Windows nobody else could read a text that is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_TEXT = 1024;

  private final Path key;
  private final RandomAccessFile file;

  private ProcessLock(Path key, RandomAccessFile file) {
    this.key = key;
    this.file = file;
  }

  /**
   * Tries to take the lock.
   *
   * @param path the lock file; made when absent, in a directory that exists
   * @param holder what to tell others about this process
   * @return the lock, or what its holder tells, or that it is no file: through a link another file
   *     would be emptied
   */
  static Disk.Lock take(Path path, String holder) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    Path key =
        parent == null ? path : parent.toRealPath().resolve(String.valueOf(path.getFileName()));
    if (Files.exists(key, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(key, LinkOption.NOFOLLOW_LINKS)) {
      return new Disk.Lock.NoFile();
    }
    String mine = HELD_HERE.putIfAbsent(key, holder);
    if (mine != null) {
      return new Disk.Lock.Held(mine);
    }
    boolean taken = false;
    RandomAccessFile file = null;
    try {
      file = new RandomAccessFile(key.toFile(), "rw");
      FileLock lock = file.getChannel().tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        return new Disk.Lock.Held(textOf(file));
      }
      file.setLength(0);
      file.write(holder.getBytes(StandardCharsets.UTF_8));
      taken = true;
      return new Disk.Lock.Taken(new ProcessLock(key, file));
    } finally {
      if (!taken) {
        HELD_HERE.remove(key);
        if (file != null) {
          file.close();
        }
      }
    }
  }

  /** Gives the lock back; the file stays, empty, because removing it would race with the next. */
  @Override
  public void close() throws IOException {
    try (file) {
      file.setLength(0);
    } finally {
      HELD_HERE.remove(key);
    }
  }

  private static String textOf(RandomAccessFile file) throws IOException {
    byte[] text = new byte[(int) Math.min(file.length(), LONGEST_TEXT)];
    int read = file.read(text);
    return new String(text, 0, Math.max(0, read), StandardCharsets.UTF_8).strip();
  }
}
