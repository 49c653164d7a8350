package dev.stowage.testkit.arch.offender.bench;

import dev.stowage.testkit.arch.offender.core.ThingStore;
import dev.stowage.testkit.arch.offender.testkit.Kit;

/** No offender: the command line starts local engines. */
public final class Tool {
  public static ThingStore store() {
    return Kit.store();
  }
}
