package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.stowage.core.cost.DynamoDbCapacity;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.UsageType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookCheckTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final PriceBooks SHIPPED = PriceBooks.shipped();

  private static CheckedBook checked(PriceBooks books, String name) {
    return new BookCheck(books, TODAY)
        .run().stream().filter(book -> book.book().name().equals(name)).findFirst().orElseThrow();
  }

  private static PriceBooks with(String lines) {
    String head = "!book mine\n!region r\n!as-of 2026-11-01\n!source L;list;there;2026\n";
    return SHIPPED.with(PriceBookReader.read("mine", head + lines, SHIPPED));
  }

  @Test
  void theShippedBooksPass() {
    List<CheckedBook> books = new BookCheck(SHIPPED, TODAY).run();
    CheckReport report = new CheckReport(books);

    assertThat(books)
        .extracting(checked -> checked.book().name())
        .containsExactlyElementsOf(SHIPPED.names());
    assertThat(report.passed()).isTrue();
    assertThat(report.failures()).isEmpty();
    assertThat(report.table()).contains("us-east-1@2026-10     2026-08..2026-10        20 ");
    assertThat(report.json()).contains("\"passed\":true").contains("\"ageDays\":20");
  }

  @Test
  void tellsWhichBookOfTheChainAnswers() {
    assertThat(checked(SHIPPED, "us-east-1@2024-10-31").answeredBy())
        .isEqualTo(Map.of("us-east-1@2024-10-31", 2, "us-east-1@2026-10", 19));
    assertThat(checked(SHIPPED, "handbook-mumbai").answeredBy().keySet())
        .containsExactlyInAnyOrder("handbook-mumbai", "ap-south-1@2026-09", "us-east-1@2026-10");
  }

  @Test
  void failsABookThatLacksAPrice() {
    PriceBooks books = with("DynamoDB;WriteRequestUnits;WRU;0;Inf;1;A, -, L\n");
    CheckReport report = new CheckReport(new BookCheck(books, TODAY).run());

    assertThat(report.passed()).isFalse();
    assertThat(report.failures())
        .hasSize(MeteredUsage.ALL.size() - 1)
        .contains(
            "mine: DynamoDB ReadRequestUnits: no price of DynamoDB ReadRequestUnits in mine"
                + " (2026-11-01); add it");
    assertThat(report.table()).contains("FAILED");
    assertThat(report.json()).contains("\"passed\":false");
  }

  @Test
  void failsAPriceByAnotherUnitOrOfWhichOnlyTheFreeBandIsKnown() {
    CheckedBook checked =
        new BookCheck(
                with(
                    """
                    !base new
                    S3;Requests-Tier1;thousand;0;Inf;0.005;A, -, L
                    DynamoDB;ReadRequestUnits;RRU;0;10;0;A, -, L
                    DynamoDB;ReadRequestUnits;RRU;10;Inf;-;A, -, L
                    """),
                TODAY)
            .run()
            .get(4);

    assertThat(checked.failures())
        .containsExactlyInAnyOrder(
            "S3 Requests-Tier1: metered in request but mine (2026-11-01) lists it by thousand; count"
                + " it in that unit",
            "DynamoDB ReadRequestUnits: no price above 0 RRU a month in mine (2026-11-01); add it");
  }

  /** A rule that is added must be added to what is checked; provisioned capacity nobody meters. */
  @Test
  void checksEveryUsageTypeThatHasARule() {
    List<UsageType> ruled =
        new ClassFileImporter()
            .importPackages("dev.stowage.core.cost").stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(UsageType.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(field -> !field.getOwner().isEquivalentTo(DynamoDbCapacity.class))
                .map(BookCheckTest::value)
                .toList();

    assertThat(ruled).contains(UsageType.DYNAMODB_WRITE).isSubsetOf(MeteredUsage.ALL);
  }

  private static UsageType value(JavaField field) {
    try {
      return (UsageType) field.reflect().get(null);
    } catch (IllegalAccessException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 0",
    "2026-11-19, 1",
    "2026-10, 20",
    "2026-08..2026-10, 20",
    "2022..2023, 1055",
    "2026, 0",
    "2026-11, 0",
    "2024-02, 995"
  })
  void countsTheDaysSinceTheLastDayOfADate(String asOf, long days) {
    assertThat(BookAge.days(asOf, TODAY)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({"undated", "2026-13", "2026-02-30", "autumn 2026", "2026-1", "2026-08.."})
  void knowsNoAgeOfWhatIsNoDate(String asOf) {
    assertThat(BookAge.days(asOf, TODAY)).isNull();
  }
}
