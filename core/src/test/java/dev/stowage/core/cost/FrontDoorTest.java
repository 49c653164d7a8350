package dev.stowage.core.cost;

import static dev.stowage.core.cost.ExamplePrices.HANDBOOK;
import static dev.stowage.core.cost.ExamplePrices.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrontDoorTest {

  private static final BigDecimal READINGS = BigDecimal.valueOf(17_280);

  private static BigDecimal gateway(FrontDoor.Kind kind, PriceBook book) {
    List<Charge> first = FrontDoor.of(kind).charges(READINGS, 12).subList(0, 1);
    return Bill.of(first, book, FreeTier.OFF).total().setScale(4, RoundingMode.HALF_UP);
  }

  private static List<String> types(FrontDoor.Kind kind) {
    return FrontDoor.of(kind).charges(READINGS, 12).stream()
        .map(charge -> charge.type().name())
        .toList();
  }

  @Test
  void anAppendForEachReadingCostsMoreAtTheGatewayThanInTheDatabase() {
    assertThat(gateway(FrontDoor.Kind.REST, NEW)).isEqualTo("0.0605");
    assertThat(gateway(FrontDoor.Kind.HTTP, NEW)).isEqualTo("0.0173");
    assertThat(gateway(FrontDoor.Kind.HTTP, HANDBOOK)).isEqualTo("0.0181");
    assertThat(NEW.price(UsageType.DYNAMODB_WRITE, READINGS)).isEqualByComparingTo("0.0108");
  }

  @Test
  void eachKindIsBilledItsGatewayAndTheFunctionBehindIt() {
    assertThat(types(FrontDoor.Kind.REST))
        .containsExactly("ApiGatewayRequest", "Request", "Lambda-GB-Second");
    assertThat(types(FrontDoor.Kind.HTTP))
        .containsExactly("ApiGatewayHttpRequest", "Request", "Lambda-GB-Second");
    assertThat(types(FrontDoor.Kind.FUNCTION_URL)).containsExactly("Request", "Lambda-GB-Second");
    assertThat(types(FrontDoor.Kind.CLOUDFRONT))
        .containsExactly("US-Requests-Tier2-HTTPS", "Request", "Lambda-GB-Second");
  }

  @Test
  void anHttpApiCountsEach512KilobytesAndTheOthersTheRequest() {
    long largest = 512 * 1024 + 1;

    assertThat(FrontDoor.of(FrontDoor.Kind.HTTP).charges(READINGS, largest).get(0).quantity())
        .isEqualByComparingTo("34560");
    assertThat(FrontDoor.of(FrontDoor.Kind.REST).charges(READINGS, largest).get(0).quantity())
        .isEqualByComparingTo("17280");
  }

  @Test
  void theFunctionIsBilledItsDuration() {
    FrontDoor door = new FrontDoor(FrontDoor.Kind.FUNCTION_URL, 20, 1_024);

    assertThat(door.charges(READINGS, 12).get(1).quantity()).isEqualByComparingTo("345.6");
  }

  @ParameterizedTest
  @EnumSource(FrontDoor.Kind.class)
  void everyBookPricesEveryKind(FrontDoor.Kind kind) {
    for (String name : PriceBooks.shipped().names()) {
      PriceBook book = PriceBooks.shipped().find(name);
      Bill bill = Bill.of(FrontDoor.of(kind).charges(READINGS, 12), book, FreeTier.OFF);

      assertThat(bill.total()).as(name).isPositive();
    }
  }

  @Test
  void aMonthOfItIsPricedApart() {
    MeasuredRun day = new MeasuredRun(17_280, 1, List.of(), Amount.measured(0));
    Projection projection = Projection.of(day, new Tariff(S3Rules.STORAGE, List.of()), NEW);

    Bill month = projection.frontDoor(FrontDoor.of(FrontDoor.Kind.HTTP), READINGS, 12);

    assertThat(month.lines().get(0).charge().quantity()).isEqualByComparingTo("525960");
    assertThat(month.totals()).containsOnlyKeys(Part.FRONT_DOOR);
    assertThat(projection.monthUsd()).isZero();
  }

  @Test
  void namesItselfAsOnTheCommandLine() {
    assertThat(FrontDoor.Kind.FUNCTION_URL.label()).isEqualTo("function-url");
    assertThat(Part.FRONT_DOOR.label()).isEqualTo("front-door");
  }

  @Test
  void refusesAFunctionThatCannotBe() {
    assertThatThrownBy(() -> new FrontDoor(FrontDoor.Kind.REST, -1, 512))
        .hasMessageContaining("-1 ms");
    assertThatThrownBy(() -> new FrontDoor(FrontDoor.Kind.REST, 1, 127))
        .hasMessageContaining("127 MB");
    assertThatThrownBy(() -> new FrontDoor(FrontDoor.Kind.REST, 1, 10_241))
        .hasMessageContaining("10241 MB");
  }
}
