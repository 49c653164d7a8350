package dev.stowage.http;

import java.util.Locale;

/** What is served, each with a store of its own and writes that can be opened to everybody. */
public enum Feature {
  /** Short links. */
  LINKS,
  /** Pastes. */
  PASTES,
  /** Counters. */
  COUNTERS,
  /** Time series. */
  SERIES;

  /**
   * Returns the name used in settings.
   *
   * @return for example {@code links}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
