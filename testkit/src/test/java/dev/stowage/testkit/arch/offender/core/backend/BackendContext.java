package dev.stowage.testkit.arch.offender.core.backend;

import java.time.InstantSource;

/** No offender: time and chance enter here. */
public record BackendContext(InstantSource clock) {
  public static BackendContext system() {
    return new BackendContext(InstantSource.system());
  }
}
