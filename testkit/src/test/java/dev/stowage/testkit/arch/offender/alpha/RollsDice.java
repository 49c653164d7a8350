package dev.stowage.testkit.arch.offender.alpha;

import java.util.UUID;

/** Offends: no test can know what it does. */
public final class RollsDice {
  public static String roll() {
    return UUID.randomUUID().toString();
  }
}
