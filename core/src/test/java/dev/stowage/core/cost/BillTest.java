package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillTest {

  private static final UsageType A = new UsageType("Test", "A", "unit");
  private static final UsageType FREE_FIRST = new UsageType("Test", "FreeFirst", "unit");
  private static final UsageType FREE = new UsageType("Test", "Free", "unit");
  private static final UsageType FLOOR = new UsageType("Test", "Floor", "unit");
  private static final PriceBook BOOK =
      PriceBookReader.read(
          "test",
          """
          !book test
          !region nowhere
          !as-of 2026
          !source S;t;w;d
          Test;A;unit;0;100;3;A, -, S
          Test;A;unit;100;200;2;A, -, S
          Test;A;unit;200;Inf;1;A, -, S
          Test;FreeFirst;unit;0;100;0;A, -, S
          Test;FreeFirst;unit;100;Inf;5;A, -, S
          Test;Free;unit;0;Inf;0;A, -, S
          Test;Floor;unit;0;Inf;2;A, -, S
          !free Test;A;unit;150;A, -, S
          !minimum Test;Floor;unit;20;A, -, S
          """,
          PriceBooks.shipped());

  private static Charge charge(Part part, UsageType type, String quantity) {
    return new Charge(part, type, new BigDecimal(quantity), Basis.MEASURED);
  }

  private static BigDecimal usd(UsageType type, String quantity, FreeTier freeTier) {
    return Bill.of(List.of(charge(Part.LOAD, type, quantity)), BOOK, freeTier).total();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "99, 297",
    "100, 300",
    "101, 302",
    "199, 498",
    "200, 500",
    "201, 501",
    "100.5, 301"
  })
  void bandsChangeThePriceOfTheUnitsAboveTheirEdge(String quantity, BigDecimal expected) {
    assertThat(usd(A, quantity, FreeTier.OFF)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "100, 500", "101, 505"})
  void withoutTheFreeTierALeadingFreeBandCostsWhatTheNextOneDoes(
      String quantity, BigDecimal expected) {
    assertThat(usd(FREE_FIRST, quantity, FreeTier.OFF)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"99, 0", "100, 0", "101, 5"})
  void withTheFreeTierALeadingFreeBandIsFree(String quantity, BigDecimal expected) {
    assertThat(usd(FREE_FIRST, quantity, FreeTier.ON)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"149, 0", "150, 0", "151, 2", "200, 100", "201, 101"})
  void anAllowanceUsesUpTheStartOfTheBands(String quantity, BigDecimal expected) {
    assertThat(usd(A, quantity, FreeTier.ON)).isEqualByComparingTo(expected);
  }

  @Test
  void whatIsFreeForEverybodyStaysFree() {
    assertThat(usd(FREE, "1000000", FreeTier.OFF)).isZero();
  }

  @Test
  void bandsApplyToTheTotalOfAllLinesAndTheLinesAddUp() {
    Bill bill =
        Bill.of(
            List.of(
                charge(Part.LOAD, A, "90"),
                charge(Part.READ, FREE_FIRST, "1"),
                charge(Part.READ, A, "20"),
                charge(Part.READ, new UsageType("Test", "USE1-A", "unit"), "100")),
            BOOK,
            FreeTier.OFF);

    assertThat(bill.lines())
        .extracting(line -> line.usd().intValueExact())
        .containsExactly(270, 5, 30 + 20, 180 + 10);
    assertThat(bill.total()).isEqualByComparingTo("515");
    assertThat(bill.totals())
        .hasEntrySatisfying(Part.LOAD, usd -> assertThat(usd).isEqualByComparingTo("270"))
        .hasEntrySatisfying(Part.READ, usd -> assertThat(usd).isEqualByComparingTo("245"));
  }

  @ParameterizedTest
  @CsvSource({"0, 40", "19, 40", "20, 40", "21, 42"})
  void aMonthIsBilledAtLeastItsMinimum(String quantity, BigDecimal expected) {
    List<Charge> charges = List.of(charge(Part.STORAGE, FLOOR, quantity));

    assertThat(Bill.ofMonth(charges, BOOK, FreeTier.OFF).total()).isEqualByComparingTo(expected);
  }

  @Test
  void aMinimumFillsUpTheSumOfItsLines() {
    Bill bill =
        Bill.ofMonth(
            List.of(charge(Part.STORAGE, FLOOR, "12"), charge(Part.IDLE, FLOOR, "5")),
            BOOK,
            FreeTier.OFF);

    assertThat(bill.lines()).hasSize(3);
    assertThat(bill.lines().get(2).charge())
        .isEqualTo(new Charge(Part.MINIMUM, FLOOR, new BigDecimal("3"), Basis.MODELLED));
  }

  @Test
  void aMinimumIsNotBilledWhereTheUsageTypeIsNot() {
    assertThat(Bill.ofMonth(List.of(charge(Part.LOAD, A, "1")), BOOK, FreeTier.OFF).lines())
        .hasSize(1);
  }

  @Test
  void aLineSaysWhatAUnitCostsAndWhereThatIsWritten() {
    Stream<String> prices =
        Stream.of(A, FREE_FIRST, FREE, FLOOR)
            .map(type -> BOOK.quote(type, FreeTier.ON).unitPrice());

    assertThat(prices)
        .containsExactly("0 to 150, 2 to 200, 1 above", "0 to 100, 5 above", "0", "2");
    assertThat(BOOK.quote(A, FreeTier.OFF).unitPrice()).isEqualTo("3 to 100, 2 to 200, 1 above");
    assertThat(BOOK.quote(FREE_FIRST, FreeTier.OFF).unitPrice()).isEqualTo("5");
    assertThat(BOOK.quote(A, FreeTier.OFF).source()).isEqualTo("test (2026): A, -, S");
  }

  @Test
  void amountsAreExact() {
    BigDecimal third = new BigDecimal("0.33333333333333333333333333333333333333");

    assertThat(usd(FLOOR, third.toPlainString(), FreeTier.OFF))
        .isEqualByComparingTo("0.66666666666666666666666666666666666666");
  }

  @Test
  void aNegativeQuantityIsRefused() {
    assertThatThrownBy(() -> charge(Part.LOAD, A, "-1"))
        .hasMessageContaining("a quantity of -1; quantities are 0 or more");
  }

  @Test
  void aGigabyteIsTwoToTheThirtieth() {
    assertThat(BillingMonth.gigabytes(BigDecimal.valueOf(1_073_741_824L)))
        .isEqualByComparingTo("1");
    assertThat(BillingMonth.gigabytes(BigDecimal.ONE))
        .isEqualByComparingTo("0.000000000931322574615478515625");
  }
}
