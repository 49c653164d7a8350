package dev.stowage.testkit.arch.offender.alpha;

import dev.stowage.testkit.arch.offender.core.ThingStore;
import java.util.ServiceLoader;

/** Offends: scans the class path. */
public final class LoadsServices {
  public static Iterable<ThingStore> all() {
    return ServiceLoader.load(ThingStore.class);
  }
}
