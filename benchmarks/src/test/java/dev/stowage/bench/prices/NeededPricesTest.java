package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeededPricesTest {

  private static final PriceBooks SHIPPED = PriceBooks.shipped();

  private static PriceBook book(String line) {
    String head = "!book mine\n!region r\n!as-of 2026-11-01\n";
    return PriceBookReader.read("mine", head + line + "\n", SHIPPED);
  }

  @Test
  void everyShippedBookPricesEveryStore() {
    for (String name : SHIPPED.names()) {
      assertThatCode(
              () ->
                  NeededPrices.require(
                      SHIPPED.find(name),
                      List.of("dynamodb", "postgresql", "s3", "timestream", "file", "memory")))
          .as(name)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void namesThePriceThatIsMissing() {
    PriceBook writes = book("DynamoDB;WriteRequestUnits;WRU;0;Inf;0.1;P, -, -");

    assertThatThrownBy(() -> NeededPrices.require(writes, List.of("file", "dynamodb")))
        .hasMessageContaining("no price of DynamoDB ReadRequestUnits in mine");
  }

  @Test
  void namesThePriceThatIsListedByAnotherUnit() {
    PriceBook fruit = book("S3;TimedStorage-ByteHrs;banana;0;Inf;0.1;P, -, -");

    assertThatThrownBy(() -> NeededPrices.require(fruit, List.of("s3")))
        .hasMessageContaining("lists it by banana");
  }

  @Test
  void doesNotAskForPricesOfOtherStores() {
    PriceBook writes = book("DynamoDB;WriteRequestUnits;WRU;0;Inf;0.1;P, -, -");

    assertThatCode(() -> NeededPrices.require(writes, List.of("file", "memory")))
        .doesNotThrowAnyException();
  }
}
