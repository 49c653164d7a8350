package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * One field of a record: an unsigned integer of some bits that stands for {@code raw * scale +
 * offset}.
 *
 * @param name {@code [a-zA-Z][a-zA-Z0-9]{0,31}}
 * @param bits 1 to 63
 * @param scale the step of the grid; not zero
 * @param offset the value of raw 0
 */
public record Field(String name, int bits, BigDecimal scale, BigDecimal offset) {

  /** Normalises the decimals, so that 0.10 and 0.1 are one layout. */
  public Field {
    scale = normal(scale);
    offset = normal(offset);
  }

  /**
   * Returns the largest raw value.
   *
   * @return {@code 2^bits - 1}
   */
  public long maxRaw() {
    return (1L << bits) - 1;
  }

  /**
   * Returns the value that a raw integer stands for.
   *
   * @param raw 0 to {@link #maxRaw()}
   * @return the exact decimal of the grid
   */
  public BigDecimal value(long raw) {
    return normal(BigDecimal.valueOf(raw).multiply(scale).add(offset));
  }

  /**
   * Returns the raw integer nearest to a value, ties to the even one.
   *
   * @param value any decimal
   * @return 0 to {@link #maxRaw()}
   * @throws StowageException INVALID when the nearest grid point does not fit the width; the
   *     message names the field and the range
   */
  public long raw(BigDecimal value) {
    BigInteger nearest;
    try {
      nearest = value.subtract(offset).divide(scale, 0, RoundingMode.HALF_EVEN).toBigIntegerExact();
    } catch (ArithmeticException beyondAnyGrid) {
      throw outOfRange(value.toString());
    }
    if (nearest.signum() < 0 || nearest.bitLength() > bits) {
      throw outOfRange(value.toString());
    }
    return nearest.longValueExact();
  }

  /**
   * Tells whether a value lies exactly on the grid.
   *
   * @param value any decimal
   * @param raw what {@link #raw} made of it
   * @return false when the value was rounded
   */
  public boolean isExact(BigDecimal value, long raw) {
    return value(raw).compareTo(value) == 0;
  }

  /**
   * Returns the value as text, without exponent and without trailing zeros.
   *
   * @param raw 0 to {@link #maxRaw()}
   * @return for example {@code 21.5}
   */
  public String format(long raw) {
    return value(raw).toPlainString();
  }

  /**
   * Returns the values the field can hold, the lowest first, as text.
   *
   * @return for example {@code -100 to 1538.3 in steps of 0.1}
   */
  public String range() {
    boolean rises = scale.signum() > 0;
    return format(rises ? 0 : maxRaw())
        + " to "
        + format(rises ? maxRaw() : 0)
        + " in steps of "
        + scale.abs().toPlainString();
  }

  StowageException outOfRange(String given) {
    return refused(shown(given) + " does not fit");
  }

  StowageException noNumber(String given) {
    return refused('"' + shown(given) + "\" is no number");
  }

  private StowageException refused(String what) {
    return new StowageException(
        ErrorKind.INVALID, "reading", name, what + "; " + name + " holds " + range());
  }

  private static String shown(String given) {
    return given.length() > 40 ? given.substring(0, 40) + "..." : given;
  }

  private static BigDecimal normal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
