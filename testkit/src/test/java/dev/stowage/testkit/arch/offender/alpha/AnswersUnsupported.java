package dev.stowage.testkit.arch.offender.alpha;

import dev.stowage.testkit.arch.offender.core.ThingStore;

/** Offends: has a method that it has not. */
public final class AnswersUnsupported implements ThingStore {
  @Override
  public String find(String name) {
    throw new UnsupportedOperationException(name);
  }
}
