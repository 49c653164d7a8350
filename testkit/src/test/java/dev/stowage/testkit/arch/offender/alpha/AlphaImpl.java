package dev.stowage.testkit.arch.offender.alpha;

/** Offends by its name. */
public final class AlphaImpl {
  private AlphaImpl() {}
}
