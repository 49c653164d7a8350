package dev.stowage.testkit.arch.offender.wiring;

/** No offender: the one place that reads the environment. */
public final class Settings {
  public boolean has(String name) {
    return System.getenv(name) != null;
  }
}
