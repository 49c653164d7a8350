package dev.stowage.testkit.arch.offender.beta;

import dev.stowage.testkit.arch.offender.core.ThingStore;

/** No offender: implements a port. */
public final class BetaStore implements ThingStore {
  @Override
  public String find(String name) {
    return name;
  }
}
