package dev.stowage.testkit.arch.offender.core;

/** Offends: finds a class by its name. */
public final class FindsByName {
  public static Class<?> find(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }
}
