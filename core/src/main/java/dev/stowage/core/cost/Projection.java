package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Goes on from a measured run to a month's bill.
 *
 * <p>A month holds: what loading and reading used, scaled from the days of the run to {@link
 * BillingMonth#DAYS}; the storage of that month on average, growing evenly from what is there once
 * and for all; the minimums; and what is charged although nothing is stored or asked. Setting up
 * and reading back for comparison are not part of it. Bands apply to the total of the month.
 * Quantities are exact but for the division by the days of the run, which keeps 34 digits.
 */
public final class Projection {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final MeasuredRun run;
  private final Tariff tariff;
  private final PriceBook book;
  private final FreeTier freeTier;

  private Projection(MeasuredRun run, Tariff tariff, PriceBook book, FreeTier freeTier) {
    this.run = run;
    this.tariff = tariff;
    this.book = book;
    this.freeTier = freeTier;
  }

  /**
   * Projects without the free tier.
   *
   * @param run what a run used and left stored
   * @param tariff what the store is billed for by the month
   * @param book the prices
   * @return the projection
   */
  public static Projection of(MeasuredRun run, Tariff tariff, PriceBook book) {
    return new Projection(run, tariff, book, FreeTier.OFF);
  }

  /**
   * Returns the same projection with another decision on the free tier.
   *
   * @param decision whether what is free is given
   * @return the projection
   */
  public Projection with(FreeTier decision) {
    return new Projection(run, tariff, book, decision);
  }

  /**
   * Prices the run itself: one line for each usage of loading and of reading, as if nothing else
   * were used that month. Storage, minimums and idle charges are not part of it.
   *
   * @return the bill of the run
   * @throws StowageException INVALID when a price is missing
   */
  public Bill run() {
    return Bill.of(charges(Phase.LOAD, Phase.READ), book, freeTier);
  }

  /**
   * Prices what is shown apart from the run: setting up, and reading back for comparison.
   *
   * @return the bill of the phases init and verify
   * @throws StowageException INVALID when a price is missing
   */
  public Bill apart() {
    return Bill.of(charges(Phase.INIT, Phase.VERIFY), book, freeTier);
  }

  /**
   * Prices a month.
   *
   * @param number which month since the store was empty, from 1
   * @return the bill: load, read, storage, idle, then minimums that were not reached
   * @throws StowageException INVALID when a price is missing or the month is below 1
   */
  public Bill month(int number) {
    return month(number, Usage::quantity, BigDecimal.ONE);
  }

  /**
   * Prices a month in which nothing is stored or asked.
   *
   * @return the bill: idle charges and minimums
   * @throws StowageException INVALID when a price is missing
   */
  public Bill idleMonth() {
    List<Charge> charges = new ArrayList<>(storage(BigDecimal.ZERO));
    charges.addAll(standing());
    return Bill.ofMonth(charges, book, freeTier);
  }

  /**
   * Returns what the first month costs at other rates of readings, from the quantities of this run.
   *
   * @param batches how the readings of the run were handed over, which tells what grows with them:
   *     requests for whole days do not, nor does the least that each query costs
   * @return the curve; at the run's own rate it gives {@link #monthUsd()}
   */
  public CostCurve curve(Batches batches) {
    return perDay -> {
      BigDecimal growth = growth(perDay);
      return month(1, new Growth(run, batches, growth)::of, growth).total();
    };
  }

  /**
   * Returns what the first month costs at other rates of operations, from the quantities of this
   * run. Each operation is a call of its own, so that what is used, and what is stored anew each
   * day, grows in proportion.
   *
   * @return the curve; at the run's own rate it gives {@link #monthUsd()}
   */
  public CostCurve curve() {
    return perDay -> {
      BigDecimal growth = growth(perDay);
      return month(1, usage -> usage.quantity().multiply(growth), growth).total();
    };
  }

  private BigDecimal growth(long perDay) {
    return BigDecimal.valueOf(perDay)
        .multiply(BigDecimal.valueOf(run.days()))
        .divide(BigDecimal.valueOf(run.count()), BillingMonth.DIGITS);
  }

  /**
   * Prices what stands before the store for a month.
   *
   * @param door what the senders talk to
   * @param requestsOfTheRun how many requests the days of the run would have sent it
   * @param payloadBytes the larger of request and answer of each
   * @return the bill of the front door alone, which is part of no other
   * @throws StowageException INVALID when a price is missing
   */
  public Bill frontDoor(FrontDoor door, BigDecimal requestsOfTheRun, long payloadBytes) {
    return Bill.ofMonth(door.charges(perMonth(requestsOfTheRun), payloadBytes), book, freeTier);
  }

  /**
   * Returns the highest rate that the store carries, by the limits of its tariff.
   *
   * @param batches how the readings of the run were handed over
   * @param encodedBytes what the readings of the run were handed to the store as
   * @return empty when no limit is known
   */
  public Optional<Ceiling> ceiling(Batches batches, Amount encodedBytes) {
    return Ceiling.lowest(tariff.limits(), run, batches, encodedBytes.value());
  }

  /**
   * Returns the highest rate that the store carries, by the limits of its tariff.
   *
   * @param operations what the operations of the run were
   * @return empty when no limit is known
   */
  public Optional<Ceiling> ceiling(Operations operations) {
    return Ceiling.lowest(tariff.limits(), run, operations);
  }

  /**
   * Returns what loading and reading cost in the run.
   *
   * @return dollars, exact
   */
  public BigDecimal runUsd() {
    return run().total();
  }

  /**
   * Returns what the first month costs.
   *
   * @return dollars
   */
  public BigDecimal monthUsd() {
    return month(1).total();
  }

  /**
   * Returns what a month costs in which nothing is stored or asked.
   *
   * @return dollars
   */
  public BigDecimal idleMonthUsd() {
    return idleMonth().total();
  }

  /**
   * Returns what loading alone costs for a million of something, at the prices of the run.
   *
   * @param ofTheRun how many of it the run had, at least 1
   * @return dollars, to 34 digits
   */
  public BigDecimal loadPerMillionUsd(long ofTheRun) {
    return perMillion(run().totals().getOrDefault(Part.LOAD, BigDecimal.ZERO), ofTheRun);
  }

  /**
   * Returns what loading and reading cost for a million of something, at the prices of the run.
   *
   * @param ofTheRun how many of it the run had, at least 1
   * @return dollars, to 34 digits
   */
  public BigDecimal perMillionUsd(long ofTheRun) {
    return perMillion(runUsd(), ofTheRun);
  }

  private static BigDecimal perMillion(BigDecimal usd, long ofTheRun) {
    return usd.multiply(MILLION).divide(BigDecimal.valueOf(ofTheRun), BillingMonth.DIGITS);
  }

  /** A month of a run that used and stored so much in place of what it did. */
  private Bill month(int number, Function<Usage, BigDecimal> used, BigDecimal growth) {
    List<Charge> charges = new ArrayList<>();
    usage(Phase.LOAD, Phase.READ)
        .map(
            each ->
                new Charge(
                    Part.of(each.phase()), each.type(), perMonth(used.apply(each)), each.basis()))
        .forEach(charges::add);
    BigDecimal bytes = perDay(BigDecimal.valueOf(run.growing()).multiply(growth));
    BigDecimal still = BillingMonth.gigabytes(BigDecimal.valueOf(run.still()));
    charges.addAll(storage(BillingMonth.averageGigabytes(bytes, number).add(still)));
    charges.addAll(standing());
    return Bill.ofMonth(charges, book, freeTier);
  }

  private List<Charge> charges(Phase first, Phase second) {
    return usage(first, second).map(Charge::of).toList();
  }

  private Stream<Usage> usage(Phase first, Phase second) {
    return run.usage().stream().filter(usage -> usage.phase() == first || usage.phase() == second);
  }

  private BigDecimal perDay(BigDecimal ofTheRun) {
    return ofTheRun.divide(BigDecimal.valueOf(run.days()), BillingMonth.DIGITS);
  }

  private BigDecimal perMonth(BigDecimal ofTheRun) {
    return perDay(ofTheRun.multiply(BillingMonth.DAYS));
  }

  private List<Charge> storage(BigDecimal averageGigabytes) {
    UsageType type = tariff.storage();
    if (type == null) {
      return List.of();
    }
    if (!type.unit().equals("GB-Mo")) {
      throw new StowageException(
          ErrorKind.INVALID,
          "project",
          type.service() + " " + type.name(),
          "storage by " + type.unit() + " is not known; a tariff's storage is by GB-Mo");
    }
    return List.of(new Charge(Part.STORAGE, type, averageGigabytes, Basis.MODELLED));
  }

  private List<Charge> standing() {
    return tariff.idle().stream()
        .map(idle -> new Charge(Part.IDLE, idle.type(), idle.perMonth(), Basis.MODELLED))
        .toList();
  }
}
