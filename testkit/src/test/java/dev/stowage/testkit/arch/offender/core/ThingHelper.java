package dev.stowage.testkit.arch.offender.core;

/** Offends by its name. */
public final class ThingHelper {
  private ThingHelper() {}
}
