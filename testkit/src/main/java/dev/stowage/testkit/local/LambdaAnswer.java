package dev.stowage.testkit.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one event: the function's answer, or its failure. */
public final class LambdaAnswer {

  private final byte[] payload;
  private final @Nullable LambdaFailure failure;
  private final Duration took;

  private LambdaAnswer(byte[] payload, @Nullable LambdaFailure failure, Duration took) {
    this.payload = payload;
    this.failure = failure;
    this.took = took;
  }

  static LambdaAnswer of(byte[] payload, Duration took) {
    return new LambdaAnswer(payload, null, took);
  }

  static LambdaAnswer of(LambdaFailure failure, Duration took) {
    return new LambdaAnswer(new byte[0], failure, took);
  }

  /**
   * Returns what the handler wrote.
   *
   * @return its bytes; none after a failure
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * Returns what the handler wrote, as text.
   *
   * @return the payload read as UTF-8
   */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /**
   * Tells how the invocation failed.
   *
   * @return what the handler threw, or that the process ended; empty when it answered
   */
  public Optional<LambdaFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Tells how long the caller waited, from handing the event over to having the answer.
   *
   * @return the time; the local HTTP calls on the way are part of it
   */
  public Duration took() {
    return took;
  }
}
