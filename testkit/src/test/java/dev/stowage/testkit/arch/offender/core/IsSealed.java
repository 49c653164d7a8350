package dev.stowage.testkit.arch.offender.core;

/** No offender: only its own parts extend it. */
public abstract sealed class IsSealed permits IsSealed.Part {
  IsSealed() {}

  /** The only part. */
  public static final class Part extends IsSealed {}
}
