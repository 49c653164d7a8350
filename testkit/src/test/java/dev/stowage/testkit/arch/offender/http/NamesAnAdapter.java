package dev.stowage.testkit.arch.offender.http;

import dev.stowage.testkit.arch.offender.beta.BetaStore;
import dev.stowage.testkit.arch.offender.core.ThingStore;

/** Offends: names an adapter outside the wiring. */
public final class NamesAnAdapter {
  public static ThingStore open() {
    return new BetaStore();
  }
}
