package dev.stowage.testkit.arch.offender.core;

/** A service: it holds a port. */
public final class Things {
  private final ThingStore store;

  public Things(ThingStore store) {
    this.store = store;
  }

  public String first() {
    return store.find("first");
  }
}
