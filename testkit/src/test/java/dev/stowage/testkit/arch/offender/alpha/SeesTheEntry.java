package dev.stowage.testkit.arch.offender.alpha;

import dev.stowage.testkit.arch.offender.wiring.Settings;

/** Offends: the entry uses adapters, not the other way round. */
public final class SeesTheEntry {
  public static Settings settings() {
    return new Settings();
  }
}
