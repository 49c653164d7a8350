package dev.stowage.bench.compare;

import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.bench.spend.Spending;
import dev.stowage.core.cost.PriceBook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells what a comparison on AWS comes to by carrying it out on local engines first: the same lines
 * with the same clock send the same requests, and making and removing the places is carried out
 * too. Lines of stores that AWS does not bill by the request are left out.
 */
public final class Rehearsal {

  private static final BigDecimal BYTES_PER_GB = BigDecimal.valueOf(1L << 30);

  /** AWS bills stored bytes by the hour. The shortest month has the dearest hours. */
  private static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(28L * 24);

  private final Comparison.Plan plan;
  private final PriceBook book;

  /**
   * Takes what is to be estimated.
   *
   * @param plan the comparison
   * @param book the prices
   */
  public Rehearsal(Comparison.Plan plan, PriceBook book) {
    this.plan = plan;
    this.book = book;
  }

  /**
   * Rehearses.
   *
   * @param scratch keeps the engines; closed by the caller
   * @param progress is told how far it is
   * @return what the comparison is expected to cost
   * @throws Scratch.Stopped when it was asked to stop
   */
  public Estimate estimate(Scratch scratch, Progress progress) {
    List<StoreLine> billed =
        plan.lines().stream().filter(line -> Places.isOfAws(line.url())).toList();
    Spending spending = Spending.unlimited(book, scratch::checkRunning);
    Site site = Site.billed(scratch, Terms.REHEARSE, spending);
    List<LineResult> results =
        new Comparison(new Comparison.Plan(plan.work(), billed), site).run(progress).lines();
    List<Estimate.Item> items = new ArrayList<>();
    for (LineResult result : results) {
      items.addAll(Estimate.items(result.line().text(), result.measured().usage(), book));
    }
    items.addAll(Estimate.items("looking and removing", spending.asideUsage(), book));
    return new Estimate(items, source(results), notes(results));
  }

  private static String source(List<LineResult> results) {
    String engines =
        results.stream().map(LineResult::engine).distinct().collect(Collectors.joining(" and "));
    return engines.isEmpty()
        ? "no line that AWS bills by the request"
        : "the same run on " + engines;
  }

  private List<String> notes(List<LineResult> results) {
    return List.of(
        Estimate.pricesOf(book),
        "Left out: keeping the bytes, $"
            + storedForAnHour(results).toPlainString()
            + " for an hour at most, and moving what is read back out of AWS");
  }

  private BigDecimal storedForAnHour(List<LineResult> results) {
    return results.stream()
        .flatMap(result -> storage(result).stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(6, RoundingMode.CEILING);
  }

  private Optional<BigDecimal> storage(LineResult result) {
    BigDecimal gigabytes =
        BigDecimal.valueOf(result.footprint().billedBytes().value())
            .divide(BYTES_PER_GB.multiply(HOURS_PER_MONTH), MathContext.DECIMAL64);
    return Optional.ofNullable(result.measured().kept().tariff().storage())
        .map(type -> book.price(type, gigabytes));
  }
}
