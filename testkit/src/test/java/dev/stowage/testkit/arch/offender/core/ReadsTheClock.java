package dev.stowage.testkit.arch.offender.core;

import java.time.Instant;
import java.util.function.Supplier;

/** Offends: nobody can give it another time. */
public final class ReadsTheClock {
  public static Supplier<Instant> clock() {
    return Instant::now;
  }
}
