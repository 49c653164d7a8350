package dev.stowage.testkit.arch.offender.core.util;

/** Offends by the name of its package. */
public final class Anything {
  private Anything() {}
}
