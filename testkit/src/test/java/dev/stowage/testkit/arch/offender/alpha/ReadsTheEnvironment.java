package dev.stowage.testkit.arch.offender.alpha;

/** Offends: settings are read in one place. */
public final class ReadsTheEnvironment {
  public static boolean isSet(String name) {
    return System.getenv(name) != null;
  }
}
