package dev.stowage.testkit.arch.offender.wiring;

import dev.stowage.testkit.arch.offender.beta.BetaStore;
import dev.stowage.testkit.arch.offender.core.ThingStore;

/** No offender: the one place that names adapters. */
public final class Wiring {
  public static ThingStore open() {
    return new BetaStore();
  }
}
