package dev.stowage.bench.report;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.CostCurve;
import dev.stowage.core.cost.CostLine;
import dev.stowage.core.cost.Flip;
import dev.stowage.core.cost.Flips;
import dev.stowage.core.cost.FrontDoor;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.Projection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts prices to what was measured, and ranks the lines. */
public final class Pricing {

  private final Comparison.Plan plan;
  private final PriceBook book;
  private final Box box;
  private final Model model;
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
    this.model = Model.of(plan.work());
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
    ReportLine.Needed needed = model.needed(results);
    List<ReportLine> lines = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      lines.add(new ReportLine(results.get(i), needed, costs.get(i), ranks[i]));
    }
    return new Report(plan, book, lines, flips(projections, costs));
  }

  private Costs costs(Projection projection, LineResult result) {
    return Costs.of(
        projection,
        model.perMillion(projection),
        model.ceiling(projection, result).orElse(null),
        frontDoor(projection, result));
  }

  /** A box of one's own is its own front door. */
  private @Nullable Bill frontDoor(Projection projection, LineResult result) {
    if (door == null || Box.keeps(result.measured().kept().tariff())) {
      return null;
    }
    Traffic traffic = model.traffic(result.line());
    return projection.frontDoor(door, traffic.requests(), traffic.payloadBytes());
  }

  private List<Flip> flips(List<Projection> projections, List<Costs> costs) {
    List<CostLine> curves = new ArrayList<>();
    for (int i = 0; i < projections.size(); i++) {
      StoreLine line = plan.lines().get(i);
      CostCurve curve = model.curve(projections.get(i), line);
      curves.add(new CostLine(line.text(), curve, costs.get(i).ceiling()));
    }
    return Flips.between(curves, Report.LOWEST_RATE, Report.HIGHEST_RATE);
  }

  private Projection projection(LineResult result) {
    return Projection.of(model.run(result), box.drawing(result.measured().kept().tariff()), book);
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
