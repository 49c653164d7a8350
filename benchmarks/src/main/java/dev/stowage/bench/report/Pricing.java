package dev.stowage.bench.report;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.compare.Verification;
import dev.stowage.bench.workload.Batching;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Batches;
import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.CostCurve;
import dev.stowage.core.cost.CostLine;
import dev.stowage.core.cost.Flip;
import dev.stowage.core.cost.Flips;
import dev.stowage.core.cost.FrontDoor;
import dev.stowage.core.cost.MeasuredRun;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.Projection;
import dev.stowage.core.series.Readings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts prices to what was measured, and ranks the lines. */
public final class Pricing {

  private final Comparison.Plan plan;
  private final PriceBook book;
  private final Box box;
  private final @Nullable FrontDoor door;

  /**
   * Chooses prices, without a front door.
   *
   * @param plan what was run
   * @param book the prices
   * @param box the machine that keeps files
   */
  public Pricing(Comparison.Plan plan, PriceBook book, Box box) {
    this(plan, box.priced(book), box, null);
  }

  private Pricing(Comparison.Plan plan, PriceBook book, Box box, @Nullable FrontDoor door) {
    this.plan = plan;
    this.book = book;
    this.box = box;
    this.door = door;
  }

  /**
   * Returns the same prices with a front door before each store on AWS. It is billed apart: no sum,
   * rank or flip changes.
   *
   * @param through what the senders talk to
   * @return the pricing
   */
  public Pricing behind(FrontDoor through) {
    return new Pricing(plan, book, box, through);
  }

  /**
   * Prices the results.
   *
   * @param results one for each line of the plan, in its order
   * @return the report
   * @throws dev.stowage.core.error.StowageException INVALID when something used has no price
   */
  public Report report(List<LineResult> results) {
    List<Projection> projections = results.stream().map(this::projection).toList();
    List<Costs> costs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      costs.add(costs(projections.get(i), results.get(i)));
    }
    int[] ranks = ranks(costs);
    ReportLine.Needed needed = needed(results);
    List<ReportLine> lines = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      lines.add(new ReportLine(results.get(i), needed, costs.get(i), ranks[i]));
    }
    return new Report(plan, book, lines, flips(projections, costs));
  }

  private Costs costs(Projection projection, LineResult result) {
    Ceiling ceiling =
        projection.ceiling(batches(result.line().batching()), sealed(result)).orElse(null);
    return Costs.of(projection, ceiling, frontDoor(projection, result));
  }

  /** A sealed day takes no more for a reading than its bits; a small run shows its header alone. */
  private Amount sealed(LineResult result) {
    Amount encoded = result.footprint().encodedBytes();
    long packed = plan.workload().readings() * plan.workload().series().get(0).layout().bytes();
    return encoded.value() <= packed ? encoded : new Amount(packed, Basis.MODELLED);
  }

  /** A box of one's own is its own front door. */
  private @Nullable Bill frontDoor(Projection projection, LineResult result) {
    if (door == null || Box.keeps(result.measured().kept().tariff())) {
      return null;
    }
    Traffic traffic = Traffic.of(plan, result.line().batching());
    return projection.frontDoor(door, traffic.requests(), traffic.payloadBytes());
  }

  private List<Flip> flips(List<Projection> projections, List<Costs> costs) {
    List<CostLine> curves = new ArrayList<>();
    for (int i = 0; i < projections.size(); i++) {
      StoreLine line = plan.lines().get(i);
      CostCurve curve = projections.get(i).curve(batches(line.batching()));
      curves.add(new CostLine(line.text(), curve, costs.get(i).ceiling()));
    }
    return Flips.between(curves, Report.LOWEST_RATE, Report.HIGHEST_RATE);
  }

  private Batches batches(Batching batching) {
    int series = plan.workload().series().size();
    return switch (batching.unit()) {
      case READINGS -> Batches.ofReadings(batching.size(), series);
      case DAY -> Batches.ofDays(series);
    };
  }

  private Projection projection(LineResult result) {
    MeasuredRun run =
        new MeasuredRun(
            plan.workload().readings(),
            plan.workload().days().size(),
            result.measured().usage(),
            result.footprint().billedBytes());
    return Projection.of(run, box.drawing(result.measured().kept().tariff()), book);
  }

  /** One for all lines; what a store failed to return is needed nevertheless. */
  private ReportLine.Needed needed(List<LineResult> results) {
    long readings =
        results.stream()
            .map(LineResult::verification)
            .filter(Verification::passed)
            .findFirst()
            .map(Verification::readings)
            .orElseGet(this::expected);
    long bits = plan.workload().series().get(0).layout().bits();
    return new ReportLine.Needed(readings, (readings * bits + 7) / 8);
  }

  private long expected() {
    Workload workload = plan.workload();
    long readings = 0;
    for (int series = 0; series < workload.series().size(); series++) {
      Iterator<Readings> pages = workload.expected(series);
      while (pages.hasNext()) {
        readings += pages.next().size();
      }
    }
    return readings;
  }

  /** By the first month, the earlier line first where two cost the same. */
  private static int[] ranks(List<Costs> costs) {
    List<Integer> order =
        IntStream.range(0, costs.size())
            .boxed()
            .sorted(Comparator.comparing(i -> costs.get(i).totals().month()))
            .toList();
    int[] ranks = new int[costs.size()];
    for (int place = 0; place < ranks.length; place++) {
      ranks[order.get(place)] = place + 1;
    }
    return ranks;
  }
}
