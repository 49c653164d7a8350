package dev.stowage.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.workload.JourneyWorkload;
import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.BillingMonth;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.Flip;
import dev.stowage.core.cost.FrontDoor;
import dev.stowage.core.cost.Limit;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.S3Rules;
import dev.stowage.core.cost.SelfHostedRules;
import dev.stowage.core.cost.Tariff;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A day of the journey with 24 dashboards, kept in memory under tariffs of other stores. */
class PricingTest {

  private static final PriceBook NEW = PriceBooks.shipped().find("new");
  private static final Tariff BOX = SelfHostedRules.tariff(SelfHostedRules.SMALL_BOX_WATTS);
  private static final Tariff SMALL_OBJECTS =
      new Tariff(S3Rules.STORAGE, List.of())
          .limitedBy(
              new Limit(Limit.Measure.BYTES_OF_A_DAY, 1 << 20, "1 MiB of a day", "the test"));

  private final Comparison.Plan plan =
      new Comparison.Plan(
          new ReadingsWork(new JourneyWorkload(1, 42), 24),
          List.of(
              StoreLine.parse("memory:#batch=1"),
              StoreLine.parse("memory:#batch=80"),
              StoreLine.parse("memory:#batch=day")));

  private List<LineResult> under(Tariff... tariffs) {
    List<LineResult> results = new ArrayList<>();
    for (LineResult result : MemoryRun.of(plan)) {
      LineResult.Kept kept = result.measured().kept();
      results.add(
          new LineResult(
              result.line(),
              result.engine(),
              new LineResult.Measured(
                  new LineResult.Kept(kept.footprint(), kept.atRisk(), tariffs[results.size()]),
                  result.measured().atRest(),
                  result.verification(),
                  result.measured().usage())));
    }
    return results;
  }

  private static @Nullable Bill door(Report report, int line) {
    return report.lines().get(line).costs().frontDoor();
  }

  @Test
  void aLineAboveItsLimitLeavesTheCompetition() {
    List<LineResult> results = under(BOX, BOX, SMALL_OBJECTS);

    Report report = new Pricing(plan, NEW, Box.DEFAULT).report(results);

    Ceiling ceiling = Objects.requireNonNull(report.lines().get(2).costs().ceiling());
    assertThat(report.flips())
        .containsExactly(
            new Flip(
                ceiling.perDay() + 1, "memory:#batch=day", "memory:#batch=1", Flip.Cause.LIMIT),
            new Flip(86_400_001, "memory:#batch=1", "memory:#batch=80", Flip.Cause.LIMIT));
    assertThat(TextReport.of(report))
        .contains("memory:#batch=day carries no more\n")
        .contains("memory:#batch=day carries " + Numbers.grouped(ceiling.perDay()))
        .contains(" a day: 1 MiB of a day\n");
    assertThat(JsonReport.of(report))
        .contains("\"because\":\"limit\"")
        .contains("\"maxReadingsPerDay\":" + ceiling.perDay())
        .contains("\"what\":\"1 MiB of a day\"");
    assertThat(CsvReport.of(report)).contains("," + ceiling.perDay() + ",\n");
  }

  @Test
  void aFrontDoorIsBilledApart() {
    List<LineResult> results = under(SMALL_OBJECTS, SMALL_OBJECTS, SMALL_OBJECTS);
    Pricing pricing = new Pricing(plan, NEW, Box.DEFAULT);

    Report without = pricing.report(results);
    Report behind = pricing.behind(FrontDoor.of(FrontDoor.Kind.HTTP)).report(results);

    assertThat(behind.flips()).isEqualTo(without.flips());
    assertThat(behind.lines())
        .extracting(line -> line.costs().totals())
        .isEqualTo(without.lines().stream().map(line -> line.costs().totals()).toList());
    assertThat(door(without, 0)).isNull();
    assertThat(requestsADay(door(behind, 0))).isEqualTo(17_280 + 144);
    assertThat(requestsADay(door(behind, 1))).isEqualTo(216 + 144);
    assertThat(requestsADay(door(behind, 2))).isEqualTo(3 + 144);
    assertThat(TextReport.of(behind))
        .contains(Headings.FRONT_DOOR)
        .contains("ApiGatewayHttpRequest");
    assertThat(TextReport.of(without)).doesNotContain(Headings.FRONT_DOOR);
    assertThat(HtmlReport.of(behind)).contains("ApiGatewayHttpRequest");
    assertThat(JsonReport.of(behind)).contains("\"part\":\"front-door\"");
    assertThat(JsonReport.of(without)).contains("\"frontDoor\":null");
  }

  @Test
  void aBoxIsItsOwnFrontDoor() {
    Report report =
        new Pricing(plan, NEW, Box.DEFAULT)
            .behind(FrontDoor.of(FrontDoor.Kind.REST))
            .report(under(BOX, SMALL_OBJECTS, SMALL_OBJECTS));

    assertThat(door(report, 0)).isNull();
    assertThat(door(report, 1)).isNotNull();
  }

  private static long requestsADay(@Nullable Bill bill) {
    return Objects.requireNonNull(bill)
        .lines()
        .get(0)
        .charge()
        .quantity()
        .divide(BillingMonth.DAYS)
        .longValueExact();
  }
}
