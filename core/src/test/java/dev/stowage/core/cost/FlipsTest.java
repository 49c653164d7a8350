package dev.stowage.core.cost;

import static dev.stowage.core.cost.Flip.Cause.LIMIT;
import static dev.stowage.core.cost.Flip.Cause.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlipsTest {

  private static final long MOST = 1_000_000_000;

  /** A line with a standing charge and a price for each reading of a day. */
  private static CostLine line(String name, String standing, String perReading) {
    BigDecimal base = new BigDecimal(standing);
    BigDecimal each = new BigDecimal(perReading);
    return new CostLine(name, readings -> base.add(each.multiply(BigDecimal.valueOf(readings))));
  }

  @Test
  void findsTheFirstWholeReadingAtWhichAnotherLineIsCheaper() {
    List<Flip> flips =
        Flips.between(List.of(line("requests", "0", "0.03"), line("box", "10", "0")), 1, MOST);

    assertThat(flips).containsExactly(new Flip(334, "requests", "box", PRICE));
  }

  @Test
  void atACrossingOnAWholeReadingTheEarlierLineStillWins() {
    CostLine requests = line("requests", "0", "0.01");
    CostLine box = line("box", "10", "0");

    assertThat(Flips.between(List.of(requests, box), 1, MOST))
        .containsExactly(new Flip(1_001, "requests", "box", PRICE));
    assertThat(Flips.between(List.of(box, requests), 1, MOST))
        .containsExactly(new Flip(1_000, "requests", "box", PRICE));
  }

  @Test
  void findsEveryCrossingOfSeveral() {
    List<CostLine> lines =
        List.of(
            line("instance", "100", "0.0001"),
            line("requests", "0", "1"),
            line("box", "10", "0.01"));

    assertThat(Flips.between(lines, 1, MOST))
        .containsExactly(
            new Flip(11, "requests", "box", PRICE), new Flip(9_091, "box", "instance", PRICE));
  }

  @Test
  void findsTwoCrossingsBetweenTwoPointsOfTheGrid() {
    List<CostLine> lines =
        List.of(line("a", "0", "2"), line("b", "1000000", "1"), line("c", "1990000", "0.020001"));

    assertThat(Flips.between(lines, 1_000_000, MOST))
        .containsExactly(
            new Flip(1_000_001, "a", "b", PRICE), new Flip(1_010_206, "b", "c", PRICE));
  }

  @Test
  void findsACrossingAtBothEndsOfTheRange() {
    List<CostLine> lines = List.of(line("requests", "0", "1"), line("box", "1.5", "0"));

    assertThat(Flips.between(lines, 1, 2)).containsExactly(new Flip(2, "requests", "box", PRICE));
    assertThat(Flips.between(lines, 2, 2)).isEmpty();
  }

  @Test
  void findsABackAndForth() {
    CostLine floor =
        new CostLine(
            "floor", readings -> BigDecimal.valueOf(Math.max(300, (readings - 1_000) * 3)));
    CostLine linear = line("linear", "0", "1");

    assertThat(Flips.between(List.of(linear, floor), 1, MOST))
        .containsExactly(
            new Flip(301, "linear", "floor", PRICE), new Flip(1_500, "floor", "linear", PRICE));
  }

  @Test
  void findsNoneWhereOneLineIsAlwaysTheCheapest() {
    assertThat(Flips.between(List.of(line("dear", "1", "2"), line("cheap", "0", "1")), 1, MOST))
        .isEmpty();
  }

  @Test
  void linesThatAlwaysCostTheSameNeverFlip() {
    assertThat(Flips.between(List.of(line("one", "1", "1"), line("other", "1", "1")), 1, MOST))
        .isEmpty();
  }

  /** The same line, which carries no more than a rate. */
  private static CostLine upTo(long most, CostLine line) {
    Limit limit = new Limit(Limit.Measure.APPENDS, most, "of the test", "the test");
    return new CostLine(line.name(), line.curve(), new Ceiling(most, limit));
  }

  @Test
  void aLineThatDoesNotCarryTheRateIsOutOfTheCompetition() {
    CostLine objects = upTo(1_234_567, line("objects", "0", "0.01"));
    CostLine box = line("box", "100000", "0");

    assertThat(Flips.between(List.of(objects, box), 1, MOST))
        .containsExactly(new Flip(1_234_568, "objects", "box", LIMIT));
  }

  @Test
  void aLineThatIsOutbidBelowItsLimitIsOutbidByPrice() {
    CostLine requests = upTo(334, line("requests", "0", "0.03"));
    CostLine atTheLimit = upTo(333, line("requests", "0", "0.03"));
    CostLine box = line("box", "10", "0");

    assertThat(Flips.between(List.of(requests, box), 1, MOST))
        .containsExactly(new Flip(334, "requests", "box", PRICE));
    assertThat(Flips.between(List.of(atTheLimit, box), 1, MOST))
        .containsExactly(new Flip(334, "requests", "box", LIMIT));
  }

  @Test
  void limitsThatEndBetweenTwoPointsOfTheGridAreAllFound() {
    List<CostLine> lines =
        List.of(
            upTo(1_000_000, line("a", "0", "1")),
            upTo(1_000_001, line("b", "0", "2")),
            upTo(1_000_005, line("c", "0", "3")),
            line("d", "0", "4"));

    assertThat(Flips.between(lines, 1, MOST))
        .containsExactly(
            new Flip(1_000_001, "a", "b", LIMIT),
            new Flip(1_000_002, "b", "c", LIMIT),
            new Flip(1_000_006, "c", "d", LIMIT));
  }

  @Test
  void tellsWhereNoLineCarriesTheRateAnyMore() {
    List<CostLine> lines =
        List.of(upTo(1_000, line("a", "0", "1")), upTo(5_000, line("b", "0", "2")));

    assertThat(Flips.between(lines, 1, MOST))
        .containsExactly(new Flip(1_001, "a", "b", LIMIT), new Flip(5_001, "b", null, LIMIT));
    assertThat(Flips.between(lines, 6_000, MOST)).isEmpty();
  }

  @Test
  void refusesNoLinesAndNoRates() {
    assertThatThrownBy(() -> Flips.between(List.of(), 1, 2)).hasMessageContaining("0 lines");
    assertThatThrownBy(() -> Flips.between(List.of(line("a", "0", "1")), 0, 2))
        .hasMessageContaining("from 0 to 2");
    assertThatThrownBy(() -> Flips.between(List.of(line("a", "0", "1")), 3, 2))
        .hasMessageContaining("from 3 to 2");
  }

  @Test
  void aCurveGivesTheMonthOfTheRunAtTheRateOfTheRun() {
    Projection projection = itemByItem();

    assertThat(projection.curve(Batches.ofReadings(1, 1)).usdPerMonth(1_000))
        .isEqualByComparingTo(projection.monthUsd());
  }

  @Test
  void ofALineByCountEverythingGrowsWithTheReadings() {
    Projection projection = itemByItem();

    assertThat(projection.curve(Batches.ofReadings(1, 1)).usdPerMonth(3_000))
        .isEqualByComparingTo(projection.monthUsd().multiply(BigDecimal.valueOf(3)));
  }

  @Test
  void ofALineByDayTheRequestsStayAndTheBytesGrow() {
    MeasuredRun day =
        new MeasuredRun(
            1_000,
            1,
            List.of(
                new Usage(Phase.LOAD, S3Rules.TIER1, BigDecimal.ONE, Basis.MEASURED),
                new Usage(Phase.READ, S3Rules.TIER2, BigDecimal.TEN, Basis.MEASURED)),
            Amount.measured(1L << 30));
    Projection projection =
        Projection.of(
            day, new Tariff(S3Rules.STORAGE, List.of()), PriceBooks.shipped().find("new"));
    BigDecimal requests = new BigDecimal("0.0002739375");
    BigDecimal storage = new BigDecimal("0.35003125");

    assertThat(projection.monthUsd()).isEqualByComparingTo(requests.add(storage));
    assertThat(projection.curve(Batches.ofDays(1)).usdPerMonth(2_000))
        .isEqualByComparingTo(requests.add(storage).add(storage));
  }

  private static Projection itemByItem() {
    MeasuredRun run =
        new MeasuredRun(
            1_000,
            1,
            List.of(
                new Usage(
                    Phase.LOAD, UsageType.DYNAMODB_WRITE, new BigDecimal("1000"), Basis.MEASURED)),
            Amount.modelled(100_000));
    return Projection.of(
        run, new Tariff(UsageType.DYNAMODB_STORAGE, List.of()), PriceBooks.shipped().find("new"));
  }
}
