package dev.stowage.testkit.arch.offender.alpha;

import dev.stowage.testkit.arch.offender.core.Things;

/** Offends: a service uses adapters, not the other way round. */
public final class SeesAService {
  public static String ask(Things things) {
    return things.first();
  }
}
