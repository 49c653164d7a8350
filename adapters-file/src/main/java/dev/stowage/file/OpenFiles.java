package dev.stowage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the live files of a store open, but never more than a few: a process may have only so many
 * files open, and a store may have a live file for each of thousands of days.
 *
 * <p>A file beyond the limit is opened when it is next used, and the one that went unused for
 * longest is closed for it. That one is forced before, in either durability: an error that the
 * system meets while it writes pages back is told to the files that are open then, and later, once
 * none is, may be told to nobody. So a closed file has nothing to force, and forcing it does not
 * open it.
 *
 * <p>Files in use stay open, so the limit is passed by at most one file for each thread at work.
 * The monitor of this object guards who uses what; it is the last lock that anybody takes, and
 * nobody forces, reads or writes under it.
 */
final class OpenFiles {

  /** How many files a store keeps open; of two descriptors each on the disk of this machine. */
  static final int LIMIT = 64;

  private final Disk disk;
  private final StoreState state;
  private final int limit;
  private final Set<Pooled> idle = new LinkedHashSet<>();
  private int open;

  /**
   * Makes an empty set of open files.
   *
   * @param disk where they lie
   * @param state ended when a file cannot be forced before it is closed
   * @param limit how many to keep open, at least 1
   */
  OpenFiles(Disk disk, StoreState state, int limit) {
    this.disk = disk;
    this.state = state;
    this.limit = limit;
  }

  /**
   * Opens a file that exists, all of which is on disk or will be written again before it counts.
   *
   * @param path the file; keeps its name until it is closed
   * @return the file, open until something else needs its place
   */
  DiskFile open(Path path) throws IOException {
    Pooled file = new Pooled(path);
    file.hold();
    file.letGo();
    return file;
  }

  /** Closes idle files, the longest unused first, until there is room for one more. */
  private void makeRoom() throws IOException {
    for (Pooled oldest = oldestBeyondLimit(); oldest != null; oldest = oldestBeyondLimit()) {
      try {
        oldest.forceHeld();
      } catch (IOException failed) {
        state.poison(failed);
        throw failed;
      } finally {
        oldest.giveUp();
      }
    }
  }

  /** Returns a file in use by the caller now; null when there is room or nothing is idle. */
  private synchronized @Nullable Pooled oldestBeyondLimit() {
    Iterator<Pooled> files = idle.iterator();
    if (open < limit || !files.hasNext()) {
      return null;
    }
    Pooled oldest = files.next();
    files.remove();
    oldest.users++;
    return oldest;
  }

  /** A file that is open while it is used, and mostly after. */
  private final class Pooled implements DiskFile {

    private final Path path;
    private @Nullable DiskFile file;
    private int users;
    private boolean closed;
    private long changes;
    private long forced;

    Pooled(Path path) {
      this.path = path;
    }

    /** What is done with the open file. */
    private interface Use<T> {
      T with(DiskFile file) throws IOException;
    }

    @Override
    public void hold() throws IOException {
      take();
    }

    private DiskFile take() throws IOException {
      @Nullable DiskFile present = takeIfOpen();
      if (present != null) {
        return present;
      }
      makeRoom();
      synchronized (OpenFiles.this) {
        DiskFile there = takeIfOpen();
        if (there == null) {
          there = disk.open(path);
          file = there;
          open++;
          users++;
        }
        return there;
      }
    }

    private @Nullable DiskFile takeIfOpen() throws IOException {
      synchronized (OpenFiles.this) {
        if (closed) {
          throw new IOException("Stream Closed");
        }
        if (file != null) {
          users++;
          idle.remove(this);
        }
        return file;
      }
    }

    @Override
    public void letGo() throws IOException {
      leave(false);
    }

    /** Lets go and closes the file, unless another uses it or has changed it meanwhile. */
    private void giveUp() throws IOException {
      leave(true);
    }

    private void leave(boolean toClose) throws IOException {
      @Nullable DiskFile unused = null;
      synchronized (OpenFiles.this) {
        users--;
        if (users == 0 && (closed || (toClose && changes == forced))) {
          unused = forget();
        } else if (users == 0) {
          idle.add(this);
        }
      }
      closeIfAny(unused);
    }

    private @Nullable DiskFile forget() {
      DiskFile forgotten = file;
      if (forgotten != null) {
        open--;
      }
      file = null;
      idle.remove(this);
      return forgotten;
    }

    private static void closeIfAny(@Nullable Closeable unused) throws IOException {
      if (unused != null) {
        unused.close();
      }
    }

    private <T> T use(Use<T> use) throws IOException {
      DiskFile taken = take();
      try {
        return use.with(taken);
      } finally {
        letGo();
      }
    }

    /**
     * Runs a call that changes the file. It counts as a change once it has ended, well or not: a
     * force that runs beside it may have come too early for it.
     */
    private void change(Use<?> call) throws IOException {
      use(
          taken -> {
            try {
              return call.with(taken);
            } finally {
              synchronized (OpenFiles.this) {
                changes++;
              }
            }
          });
    }

    @Override
    public long length() throws IOException {
      return use(DiskFile::length);
    }

    @Override
    public void read(long at, byte[] into, int offset, int length) throws IOException {
      use(
          taken -> {
            taken.read(at, into, offset, length);
            return taken;
          });
    }

    @Override
    public Optional<DiskView> map(long length) throws IOException {
      return use(taken -> taken.map(length));
    }

    @Override
    public void write(long at, byte[] from) throws IOException {
      change(
          taken -> {
            taken.write(at, from);
            return taken;
          });
    }

    @Override
    public void truncate(long length) throws IOException {
      change(
          taken -> {
            taken.truncate(length);
            return taken;
          });
    }

    @Override
    public void force() throws IOException {
      synchronized (OpenFiles.this) {
        if (forced == changes) {
          return;
        }
      }
      hold();
      try {
        forceHeld();
      } finally {
        letGo();
      }
    }

    /** Forces the file, which the caller holds; another may have closed it since. */
    private void forceHeld() throws IOException {
      long target;
      @Nullable DiskFile held;
      synchronized (OpenFiles.this) {
        target = changes;
        held = forced == target ? null : file;
      }
      if (held != null) {
        held.force();
      }
      synchronized (OpenFiles.this) {
        forced = Math.max(forced, target);
      }
    }

    @Override
    public void close() throws IOException {
      @Nullable DiskFile unused;
      synchronized (OpenFiles.this) {
        closed = true;
        unused = users == 0 ? forget() : null;
      }
      closeIfAny(unused);
    }
  }
}
