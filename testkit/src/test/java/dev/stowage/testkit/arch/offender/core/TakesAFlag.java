package dev.stowage.testkit.arch.offender.core;

/** Offends: what does true mean? */
public final class TakesAFlag {
  public static String find(String name, boolean exactly) {
    return exactly ? name : name.strip();
  }
}
