package dev.stowage.testkit.arch.offender.core;

/** A port. */
public interface ThingStore {
  String find(String name);
}
