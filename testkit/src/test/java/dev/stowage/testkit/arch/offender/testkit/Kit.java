package dev.stowage.testkit.arch.offender.testkit;

import dev.stowage.testkit.arch.offender.core.ThingStore;

/** No offender: what tests use. */
public final class Kit {
  public static ThingStore store() {
    return name -> name;
  }
}
