package dev.stowage.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written in reports, the same in every locale. */
public final class Numbers {

  private static final int MOST_DIGITS = 10;
  private static final int LEAST_DIGITS = 6;
  private static final BigDecimal SMALLEST_SHOWN = new BigDecimal("0.000001");

  private static final int SHOWN_DIGITS = 6;

  /** Fewer than quotients are kept with, so that 24 thirtieths are 0.8 again. */
  private static final MathContext DIGITS = new MathContext(32);

  private Numbers() {}

  /**
   * Writes dollars for a program.
   *
   * @param usd dollars
   * @return a plain decimal with 6 digits of fraction, up to 10 where they are needed
   */
  public static String usd(BigDecimal usd) {
    BigDecimal exact = usd.setScale(MOST_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    return exact.setScale(Math.max(LEAST_DIGITS, exact.scale())).toPlainString();
  }

  /**
   * Writes dollars for a reader.
   *
   * @param usd dollars
   * @return a plain decimal with 6 digits of fraction; {@code <0.000001} for what is less and not 0
   */
  public static String shortUsd(BigDecimal usd) {
    if (usd.signum() > 0 && usd.compareTo(SMALLEST_SHOWN) < 0) {
      return "<" + SMALLEST_SHOWN.toPlainString();
    }
    return String.format(Locale.ROOT, "%,.6f", usd.setScale(LEAST_DIGITS, RoundingMode.HALF_UP));
  }

  /**
   * Writes a quantity for a program.
   *
   * @param quantity how much
   * @return a plain decimal of at most 32 digits that count, without trailing zeros
   */
  public static String plain(BigDecimal quantity) {
    BigDecimal stripped = quantity.round(DIGITS).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
  }

  /**
   * Writes a quantity for a reader.
   *
   * @param quantity how much
   * @return with commas between thousands; a fraction rounded to 6 digits that count, but to no
   *     less than a tenth
   */
  public static String grouped(BigDecimal quantity) {
    int wholeDigits = quantity.precision() - quantity.scale();
    int scale = Math.max(1, SHOWN_DIGITS - wholeDigits);
    BigDecimal stripped = new BigDecimal(plain(quantity.setScale(scale, RoundingMode.HALF_UP)));
    return String.format(Locale.ROOT, "%,." + stripped.scale() + "f", stripped);
  }

  /**
   * Writes a count for a reader.
   *
   * @param count how many
   * @return with commas between thousands
   */
  public static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * Writes a number of things.
   *
   * @param count how many
   * @param what one of them, in English
   * @return such as {@code 1 reading} or {@code 1,200 readings}
   */
  public static String counted(long count, String what) {
    return grouped(count) + " " + what + (count == 1 ? "" : "s");
  }
}
