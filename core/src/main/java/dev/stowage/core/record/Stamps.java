package dev.stowage.core.record;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes stamps, each with a fresh delete token and write id, for the services of records. Safe for
 * use by many threads.
 */
public final class Stamps {

  /** The length of a delete token: 22 characters, 127 bits. */
  private static final int TOKEN_LENGTH = 22;

  private final InstantSource clock;
  private final LongSupplier random;

  /**
   * Makes a source of stamps.
   *
   * @param context its clock and randomness are used
   */
  public Stamps(BackendContext context) {
    this.clock = context.clock();
    this.random = context.random();
  }

  /**
   * A stamp and the token whose hash it holds.
   *
   * @param stamp what is stored
   * @param deleteToken what the owner alone is told
   */
  public record Issued(Stamp stamp, String deleteToken) {

    /** Does not show the token. */
    @Override
    public String toString() {
      return "Issued[" + stamp + "]";
    }
  }

  /**
   * Returns the time.
   *
   * @return what the clock says
   */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Makes a stamp of this moment.
   *
   * @param expiresIn how long the record lasts, above 0; a part of a second counts as a whole one;
   *     null for ever
   * @return the stamp and its token
   * @throws StowageException INVALID for a duration that is not above 0 or leads past the year 9999
   */
  public Issued issue(@Nullable Duration expiresIn) {
    Instant now = clock.instant();
    String token = IdAlphabet.draw(TOKEN_LENGTH, random);
    return new Issued(
        new Stamp(
            now.truncatedTo(ChronoUnit.SECONDS),
            expiresIn == null ? null : end(now, expiresIn),
            TokenHash.of(token),
            random.getAsLong()),
        token);
  }

  private static Instant end(Instant now, Duration expiresIn) {
    if (expiresIn.isNegative() || expiresIn.isZero()) {
      throw invalid("it would expire in " + expiresIn + "; it must be above 0");
    }
    if (expiresIn.compareTo(Duration.between(now, Stamp.LATEST)) > 0) {
      throw invalid("it would expire after the year 9999; leave it out for never");
    }
    Instant end = now.plus(expiresIn);
    Instant second = end.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(end) ? second : second.plusSeconds(1);
  }

  private static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "create", "expiresIn", what);
  }
}
