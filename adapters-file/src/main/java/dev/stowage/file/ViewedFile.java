package dev.stowage.file;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of a growing file that never changes: what lies in its {@link DiskView} there, the
 * rest through the file.
 *
 * <p>After some reads of the rest a longer view is taken, after twice as many the next: a file that
 * is read a lot while it grows gets few views, and one that is hardly read gets none. A view that
 * was replaced goes with its last reader.
 */
final class ViewedFile {

  /** How many reads outside of the view pay for the first one. */
  static final int FIRST_PATIENCE = 64;

  private final DiskFile file;
  private final AtomicLong outside = new AtomicLong();
  private volatile long patience = FIRST_PATIENCE;
  private volatile @Nullable DiskView view;

  /** Reads a file, without a view at first. */
  ViewedFile(DiskFile file) {
    this.file = file;
  }

  /**
   * Reads bytes that never change.
   *
   * @param at where in the file
   * @param into filled from its beginning
   * @param end where in the file that ends which never changes
   */
  void read(long at, byte[] into, long end) throws IOException {
    DiskView present = view;
    if (present == null || at + into.length > present.length()) {
      present = outside.incrementAndGet() == patience ? longer(end) : null;
    }
    if (present != null && at + into.length <= present.length()) {
      present.read(at, into, into.length);
    } else {
      file.read(at, into, 0, into.length);
    }
  }

  /** Only the thread that counted up to the patience comes here, the next one after its end. */
  private @Nullable DiskView longer(long end) throws IOException {
    DiskView taken = file.map(end).orElse(view);
    view = taken;
    patience = 2 * patience;
    outside.set(0);
    return taken;
  }

  /** Says that the file grows no more, so that the next view will be the last. */
  void grewLast() {
    patience = FIRST_PATIENCE;
    outside.set(0);
  }

  /** Lets go of the view; what is read from now on goes through the file. */
  void letGo() {
    view = null;
  }
}
