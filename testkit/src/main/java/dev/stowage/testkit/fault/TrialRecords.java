package dev.stowage.testkit.fault;

import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Ids that nobody else uses, and stamps. */
final class TrialRecords {

  /** The time of all calls; far ahead, so that no store frees by itself what has expired then. */
  static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  private TrialRecords() {}

  static String freshId() {
    return IdAlphabet.draw(PasteMeta.ID_LENGTH, ThreadLocalRandom.current()::nextLong);
  }

  static Stamp lasting() {
    return stamp(null);
  }

  static Stamp ending() {
    return stamp(NOW.plusSeconds(1));
  }

  static Stamp expired() {
    return stamp(NOW);
  }

  private static Stamp stamp(@Nullable Instant expiresAt) {
    return new Stamp(
        NOW.minusSeconds(86_400),
        expiresAt,
        TokenHash.of("a token"),
        ThreadLocalRandom.current().nextLong());
  }
}
