package dev.stowage.testkit.arch.offender.http;

import dev.stowage.testkit.arch.offender.core.ThingStore;
import dev.stowage.testkit.arch.offender.testkit.Kit;

/** Offends: the product stands without its tests. */
public final class UsesTheTestkit {
  public static ThingStore store() {
    return Kit.store();
  }
}
