package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a box of one's own costs by the month: its electricity.
 *
 * <p>A rule of ours. The box is on all the time and draws the same whatever it does; the price of a
 * kilowatt-hour is a rate of the book like any other, and can be replaced ({@link PriceBook#with}).
 * The box itself, its disk and the line are not counted: they are there already, which is why
 * somebody keeps readings on them.
 */
public final class SelfHostedRules {

  /** What a small single-board computer draws: 5 W. */
  public static final BigDecimal SMALL_BOX_WATTS = BigDecimal.valueOf(5);

  private static final BigDecimal WATTS_OF_A_KILOWATT = BigDecimal.valueOf(1000);

  /** Nobody rounds the hours of a meter on the wall to the 730 of a bill. */
  private static final BigDecimal HOURS_OF_A_MONTH =
      BillingMonth.DAYS.multiply(BigDecimal.valueOf(24));

  private SelfHostedRules() {}

  /**
   * Returns what a box is billed for by the month.
   *
   * @param watts what it draws, 0 or more
   * @return no charge for bytes, and the kilowatt-hours of {@link BillingMonth#DAYS} days
   */
  public static Tariff tariff(BigDecimal watts) {
    return new Tariff(
        null,
        List.of(
            new Tariff.Standing(UsageType.ELECTRICITY, kilowattHours(watts, HOURS_OF_A_MONTH))));
  }

  /**
   * Returns the energy that a box takes.
   *
   * @param watts what it draws, 0 or more
   * @param hours for how long, 0 or more
   * @return kilowatt-hours, exact
   */
  public static BigDecimal kilowattHours(BigDecimal watts, BigDecimal hours) {
    return watts.multiply(hours).divide(WATTS_OF_A_KILOWATT);
  }
}
