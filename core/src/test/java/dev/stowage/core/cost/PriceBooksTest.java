package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PriceBooksTest {

  private final PriceBooks books = PriceBooks.shipped();

  @Test
  void shipsFourBooks() {
    assertThat(books.names())
        .containsExactly(
            "us-east-1@2026-10", "us-east-1@2024-10-31", "ap-south-1@2026-09", "handbook-mumbai");
    assertThat(books.find(PriceBooks.DEFAULT).rates()).hasSize(77);
    assertThat(books.find("us-east-1@2024-10-31").rates()).hasSize(2);
    assertThat(books.find("ap-south-1@2026-09").rates()).hasSize(26);
    assertThat(books.find("handbook-mumbai").rates()).hasSize(13);
  }

  @Test
  void knowsTheBooksByAlias() {
    assertThat(books.aliases())
        .isEqualTo(
            Map.of(
                "new", "us-east-1@2026-10",
                "old", "us-east-1@2024-10-31",
                "handbook", "handbook-mumbai"));
    assertThat(books.find("handbook")).isSameAs(books.find("handbook-mumbai"));
    assertThat(books.find("new")).isSameAs(books.find("us-east-1@2026-10"));
    assertThat(books.find("old")).isSameAs(books.find("us-east-1@2024-10-31"));
  }

  @Test
  void findsOneOfTheShippedBooksWithoutReadingAll() {
    Stream.concat(books.names().stream(), books.aliases().keySet().stream())
        .forEach(
            name -> {
              PriceBook found = PriceBooks.findShipped(name);
              assertThat(found.name()).isEqualTo(books.find(name).name());
              assertThat(found.rates()).isEqualTo(books.find(name).rates());
              assertThat(found.base().map(PriceBook::name))
                  .isEqualTo(books.find(name).base().map(PriceBook::name));
            });
    assertThatThrownBy(() -> PriceBooks.findShipped("eu-north-1"))
        .hasMessageContaining("us-east-1@2026-10 (new)")
        .hasMessageContaining("handbook-mumbai (handbook)");
  }

  @Test
  void refusesAnUnknownNameAndListsTheKnownOnes() {
    assertThatThrownBy(() -> books.find("eu-north-1"))
        .isInstanceOf(StowageException.class)
        .hasMessageContaining("eu-north-1")
        .hasMessageContaining(
            "us-east-1@2026-10 (new), us-east-1@2024-10-31 (old), ap-south-1@2026-09,"
                + " handbook-mumbai (handbook)")
        .extracting(e -> ((StowageException) e).kind())
        .isEqualTo(ErrorKind.INVALID);
  }

  @Test
  void theOldBookStandsOnTheNewOne() {
    PriceBook old = books.find("old");

    assertThat(old.region()).isEqualTo("us-east-1");
    assertThat(old.asOf()).isEqualTo("2024-10-31");
    assertThat(old.base().orElseThrow()).isSameAs(books.find("new"));
  }

  @Test
  void theHandbookStandsOnMumbaiAndMumbaiOnTheNewBook() {
    PriceBook handbook = books.find("handbook");
    PriceBook mumbai = handbook.base().orElseThrow();

    assertThat(mumbai).isSameAs(books.find("ap-south-1@2026-09"));
    assertThat(mumbai.base()).containsSame(books.find("new"));
    assertThat(List.of(handbook.region(), mumbai.region())).containsOnly("ap-south-1");
  }

  @Test
  void eachBookOfTheChainAnswersForWhatTheOneBeforeLacks() {
    PriceBook handbook = books.find("handbook");
    UsageType endpoint = new UsageType("VPC interface endpoint", "VpcEndpoint-Hours", "hour");

    assertThat(handbook.quote(UsageType.DYNAMODB_WRITE, FreeTier.OFF).source())
        .isEqualTo(
            "handbook-mumbai (2022..2023): C, -, HANDBOOK, on-demand write, equals us-east-1 before"
                + " 2024-11-01");
    assertThat(handbook.quote(endpoint, FreeTier.OFF).source())
        .startsWith("ap-south-1@2026-09 (2026-09): A, -, PL-VPCE");
    assertThat(handbook.quote(TimestreamRules.WRITES, FreeTier.OFF).source())
        .startsWith("us-east-1@2026-10 (2026-08..2026-10): B, -, TS-PAGE26");
    assertThat(handbook.minimum(RdsRules.GP3_STORAGE))
        .map(Threshold::quantity)
        .contains(new BigDecimal("20"));
  }

  @Test
  void whatMumbaiDoesNotTellAboveABandIsAnErrorAndNotTheBasesPrice() {
    PriceBook mumbai = books.find("ap-south-1@2026-09");
    BigDecimal known = new BigDecimal("6000000000");

    assertThat(mumbai.price(LambdaRules.DURATION, known)).isEqualByComparingTo("100000.2");
    assertThatThrownBy(() -> mumbai.price(LambdaRules.DURATION, known.add(BigDecimal.ONE)))
        .isInstanceOf(StowageException.class)
        .hasMessageContaining(
            "no price above 6000000000 GB-s a month in ap-south-1@2026-09 (2026-09); add it");
  }

  @Test
  void aFreeBandAloneIsNoPriceOfTheRest() {
    PriceBook mumbai = books.find("ap-south-1@2026-09");
    Quote free = mumbai.quote(DynamoDbCapacity.WRITE, FreeTier.ON);

    assertThat(free.usd(new BigDecimal("18600"))).isZero();
    assertThat(free.unitPrice()).isEqualTo("0 to 18600, not known above");
    assertThatThrownBy(() -> free.usd(new BigDecimal("18601"))).hasMessageContaining("above 18600");
    assertThatThrownBy(() -> mumbai.price(DynamoDbCapacity.WRITE, BigDecimal.ONE))
        .hasMessageContaining("no price above 0 WCU-hour a month in ap-south-1@2026-09");
    assertThat(mumbai.price(DynamoDbCapacity.WRITE, BigDecimal.ZERO)).isZero();
  }

  @Test
  void anAnswerOfTheBaseNamesTheBase() {
    Quote quote = books.find("old").quote(UsageType.DYNAMODB_STORAGE, FreeTier.OFF);

    assertThat(quote.book().name()).isEqualTo("us-east-1@2026-10");
    assertThat(quote.source())
        .isEqualTo("us-east-1@2026-10 (2026-08..2026-10): A, -, PL-ICM PL-OCEL PL-KR, storage");
  }

  @Test
  void anAnswerOfItsOwnNamesItself() {
    Quote quote = books.find("old").quote(UsageType.DYNAMODB_WRITE, FreeTier.OFF);

    assertThat(quote.unitPrice()).isEqualTo("0.00000125");
    assertThat(quote.source())
        .isEqualTo(
            "us-east-1@2024-10-31 (2024-10-31): "
                + "B, until 2024-10-31, DDB-CUT HANDBOOK INFRACOST, on-demand write");
  }

  @Test
  void aPriceThatNoBookListsIsAnErrorThatNamesAllThatWereAsked() {
    UsageType unknown = new UsageType("DynamoDB", "ReplicatedWriteRequestUnits", "WRU");

    assertThatThrownBy(() -> books.find("old").price(unknown, BigDecimal.ONE))
        .isInstanceOf(StowageException.class)
        .hasMessageContaining(
            "no price of DynamoDB ReplicatedWriteRequestUnits in us-east-1@2024-10-31 (2024-10-31),"
                + " then us-east-1@2026-10 (2026-08..2026-10)");
  }

  @Test
  void aQuantityOfAnotherUnitIsRefused() {
    UsageType byGigabyte = new UsageType("Timestream LiveAnalytics", "DataIngestion-Bytes", "GB");

    assertThatThrownBy(() -> books.find("new").price(byGigabyte, BigDecimal.ONE))
        .hasMessageContaining("metered in GB")
        .hasMessageContaining("lists it by write");
  }

  @Test
  void everyDeclaredSourceIsUsedAndEveryUsedOneIsDeclared() {
    for (String name : books.names()) {
      PriceBook book = books.find(name);
      List<String> used =
          Stream.of(
                  book.rates().stream().map(Rate::basis),
                  book.minimums().stream().map(Threshold::basis),
                  book.allowances().stream().map(Threshold::basis))
              .flatMap(bases -> bases)
              .flatMap(basis -> basis.sources().stream())
              .distinct()
              .toList();

      assertThat(book.sources()).extracting(PriceSource::id).hasSameElementsAs(used);
    }
  }

  @Test
  void theElectricityOfABoxIsAParameterThatCanBeReplaced() {
    PriceBook book = books.find("new");
    PriceBasis mine = new PriceBasis(Confidence.P, "", List.of(), "my supplier");

    PriceBook dearer = book.with(Rate.flat(UsageType.ELECTRICITY, new BigDecimal("0.40"), mine));

    assertThat(book.price(UsageType.ELECTRICITY, BigDecimal.TEN)).isEqualByComparingTo("1.50");
    assertThat(dearer.price(UsageType.ELECTRICITY, BigDecimal.TEN)).isEqualByComparingTo("4.00");
    assertThat(dearer.quote(UsageType.ELECTRICITY, FreeTier.OFF).source()).contains("my supplier");
  }
}
