package dev.stowage.testkit.arch.offender.alpha;

import dev.stowage.testkit.arch.offender.beta.BetaStore;

/** Offends: adapters never meet. */
public final class SeesBeta {
  public static BetaStore[] borrow() {
    return new BetaStore[0];
  }
}
