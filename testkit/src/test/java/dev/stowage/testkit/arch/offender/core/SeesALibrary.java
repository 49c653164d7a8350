package dev.stowage.testkit.arch.offender.core;

import com.tngtech.archunit.core.domain.JavaClass;

/** Offends: the core depends on the JDK alone. */
public final class SeesALibrary {
  public static JavaClass library(JavaClass type) {
    return type;
  }
}
