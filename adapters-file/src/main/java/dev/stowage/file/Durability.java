package dev.stowage.file;

import java.util.Locale;

/** What a returned write survives. */
public enum Durability {
  /** Power loss: a returned write is on disk; concurrent writers share one force. The default. */
  GROUP,
  /**
   * The end of the process, kill -9 included, but not power loss: a returned append or discard is
   * with the operating system. Definitions, drops and new files are forced as in {@link #GROUP}.
   */
  OS;

  /**
   * Returns the word used in store URLs.
   *
   * @return {@code group} or {@code os}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
