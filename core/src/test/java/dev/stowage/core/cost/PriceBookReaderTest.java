package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookReaderTest {

  private static final PriceBooks KNOWN = PriceBooks.shipped();
  private static final String HEAD =
      """
      !book mine
      !region eu-west-1
      !as-of 2026-11
      !source LIST;AWS Price List;https://example.org/list;2026-11-01
      """;

  private static PriceBook read(String text) {
    return PriceBookReader.read("mine.prices", text, KNOWN);
  }

  private static void refuses(String text, int line, String what) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            StowageException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.INVALID);
              assertThat(e.key()).isEqualTo("mine.prices");
              assertThat(e.what()).startsWith("line " + line + ": ").contains(what);
            });
  }

  /** A fault in the first price line, which is the fifth of the text. */
  private static void refusesPrice(String price, String what) {
    refuses(HEAD + price + "\n", 5, what);
  }

  @Test
  void readsHeadSourcesBandsAndThresholds() {
    PriceBook book =
        read(
            HEAD
                + """

                # a comment
                S3;EU-Storage;GB-Mo;0;50;0.024;A, 2026-09-01, LIST, standard
                S3;EU-Storage;GB-Mo;50;Inf;0.023;A, 2026-09-01, LIST, standard
                !minimum S3;Storage;GB-Mo;10;B, -, LIST
                !free S3;Storage;GB-Mo;5;B, -, LIST, first 12 months
                """);

    PriceBasis basis = new PriceBasis(Confidence.A, "2026-09-01", List.of("LIST"), "standard");
    assertThat(book.name()).isEqualTo("mine");
    assertThat(book.region()).isEqualTo("eu-west-1");
    assertThat(book.asOf()).isEqualTo("2026-11");
    assertThat(book.base()).isEmpty();
    assertThat(book.sources())
        .containsExactly(
            new PriceSource("LIST", "AWS Price List", "https://example.org/list", "2026-11-01"));
    assertThat(book.rates())
        .containsExactly(
            new Rate(
                new UsageType("S3", "Storage", "GB-Mo"),
                List.of(
                    new PriceBand(BigDecimal.ZERO, new BigDecimal("50"), new BigDecimal("0.024")),
                    new PriceBand(new BigDecimal("50"), null, new BigDecimal("0.023"))),
                basis));
    assertThat(book.minimums()).extracting(Threshold::quantity).containsExactly(BigDecimal.TEN);
    assertThat(book.allowances())
        .extracting(allowance -> allowance.basis().text())
        .containsExactly("B, -, LIST, first 12 months");
  }

  @Test
  void readsWindowsLineEnds() {
    assertThat(read((HEAD + "S3;Storage;GB-Mo;0;Inf;0.02;A, -, LIST\n").replace("\n", "\r\n")))
        .extracting(PriceBook::name)
        .isEqualTo("mine");
  }

  @Test
  void takesABaseByNameOrAlias() {
    assertThat(read(HEAD + "!base old\nS3;Storage;GB-Mo;0;Inf;0.02;A, -, LIST").base())
        .contains(KNOWN.find("us-east-1@2024-10-31"));
  }

  @Test
  void aThresholdMayStandOnAPriceOfTheBase() {
    PriceBook book =
        read(
            HEAD
                + """
                !base new
                S3;Storage;GB-Mo;0;Inf;0.02;A, -, LIST
                !minimum DynamoDB;TimedStorage-ByteHrs;GB-Mo;7;C, -, LIST
                """);

    assertThat(book.minimum(UsageType.DYNAMODB_STORAGE))
        .map(Threshold::quantity)
        .contains(new BigDecimal("7"));
  }

  @ParameterizedTest
  @CsvSource({
    "DynamoDB, APS3-WriteRequestUnits, WriteRequestUnits",
    "DynamoDB, USE1-TimedPITRStorage-ByteHrs, TimedPITRStorage-ByteHrs",
    "DynamoDB, IA-WriteRequestUnits, IA-WriteRequestUnits",
    "KMS, us-east-1-KMS-Keys, KMS-Keys",
    "KMS, us-gov-west-1-KMS-Keys, KMS-Keys",
    "S3, EU-Requests-Tier1, Requests-Tier1",
    "S3, UGW1-Requests-Tier1, Requests-Tier1",
    "S3, CPT-Requests-Tier1, Requests-Tier1",
    "DataTransfer, USE1-USW2-AWS-Out-Bytes, USE1-USW2-AWS-Out-Bytes",
    "CloudFront, US-DataTransfer-Out-Bytes, US-DataTransfer-Out-Bytes",
    "CloudFront, EU-DataTransfer-Out-Bytes, EU-DataTransfer-Out-Bytes",
    "EC2, USE1-PublicIPv4:InUseAddress, PublicIPv4:InUseAddress",
    "RDS PostgreSQL, APS3-RDS:GP3-Storage, RDS:GP3-Storage"
  })
  void cutsTheRegionPrefixAndNothingElse(String service, String listed, String matched) {
    UsageType type = new UsageType(service, listed, "unit");
    PriceBook book = read(HEAD + service + ";" + listed + ";unit;0;Inf;3;A, -, LIST");

    assertThat(book.rates()).extracting(rate -> rate.type().name()).containsExactly(matched);
    assertThat(book.price(type, BigDecimal.ONE)).isEqualByComparingTo("3");
  }

  @Test
  void refusesAnUnfinishedHead() {
    refuses("!region r\n!as-of 2026\nS3;A;u;0;Inf;1;A, -, L", 3, "!book is missing");
    refuses("!book b\n!as-of 2026\nS3;A;u;0;Inf;1;A, -, L", 3, "!region is missing");
    refuses("!book b\n!region r\nS3;A;u;0;Inf;1;A, -, L", 3, "!as-of is missing");
    refuses("", 1, "!book is missing");
    refuses(HEAD, 4, "without a price");
  }

  @Test
  void refusesAHeadThatSaysSomethingTwice() {
    refuses(HEAD + "!book other\n", 5, "!book comes twice");
    refuses(HEAD + "!base new\n!base old\n", 6, "!base comes twice");
    refuses(HEAD + "!source LIST;t;w;d\n", 5, "source LIST is declared twice");
  }

  @Test
  void refusesABaseThatIsUnknownOrLate() {
    refuses(HEAD + "!base eu-west-9\n", 5, "base 'eu-west-9' is not known; known are us-east-1@");
    refuses(HEAD + "S3;A;u;0;Inf;1;A, -, LIST\n!base new\n", 6, "!base comes after a price");
  }

  @Test
  void refusesAWrongNameOrSourceId() {
    refuses("!book my book\n", 1, "book 'my book'");
    refuses("!book\n", 1, "book ''");
    refuses("!region \n", 1, "value is ''");
    refuses("!source A B;title;where;date\n", 1, "id is 'A B'");
    refuses("!source LIST;title;where\n", 1, "the number of fields is 3; 4 are right");
  }

  @Test
  void refusesAnUnknownDirectiveAndListsTheKnownOnes() {
    refuses("!currency EUR\n", 1, "directive '!currency' is not known; known are !book, !region");
  }

  @Test
  void refusesTooFewTooManyAndUnfilledFields() {
    refusesPrice("S3;A;u;0;Inf;1", "the number of fields is 6; 7 are right: service;usageType;");
    refusesPrice("S3;A;u;0;Inf;1;A, -, LIST;x", "the number of fields is 8; 7 are right");
    refusesPrice("S3;;u;0;Inf;1;A, -, LIST", "usageType is ''");
    refusesPrice("S3;A ;u;0;Inf;1;A, -, LIST", "usageType is 'A '");
    refusesPrice("S3;A;;0;Inf;1;A, -, LIST", "unit is ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+1", "1e-6", "1,5", ".5", "5.", "0x1", "NaN", "$1"})
  void refusesWhatIsNotADecimal(String usd) {
    refusesPrice("S3;A;u;0;Inf;" + usd + ";A, -, LIST", "usd is '" + usd + "'; a decimal");
  }

  @Test
  void refusesBandsThatAreNotWhole() {
    refusesPrice("S3;A;u;1;Inf;1;A, -, LIST", "from is 1 and leaves a gap; 0 is right");
    refusesPrice("S3;A;u;0;0;1;A, -, LIST", "to is 0; more than from, which is 0");
    refusesPrice("S3;A;u;0;inf;1;A, -, LIST", "to is 'inf'; a decimal");
    refusesPrice("S3;A;u;0;10;1;A, -, LIST", "A ends here; its last band ends in Inf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S3;A;u;11;Inf;1;A, -, LIST | from is 11 and leaves a gap; 10 is right",
        "S3;A;u;9;Inf;1;A, -, LIST | from is 9 and overlaps; 10 is right",
        "S3;A;v;10;Inf;1;A, -, LIST | another unit or basis",
        "S3;A;u;10;Inf;1;B, -, LIST | another unit or basis",
        "S3;A;u;10;5;1;A, -, LIST | to is 5; more than from, which is 10"
      })
  void refusesASecondBandThatDoesNotContinueTheFirst(String second, String what) {
    refuses(HEAD + "S3;A;u;0;10;2;A, -, LIST\n" + second + "\n", 6, what);
  }

  @Test
  void aDashIsAPriceThatIsNotKnown() {
    PriceBook book =
        read(
            HEAD
                + "S3;A;u;0;10;2;A, -, LIST\nS3;A;u;10;Inf;-;A, -, LIST\nS3;B;u;0;Inf;1;A, -, LIST");
    Quote quote = book.quote(new UsageType("S3", "A", "u"), FreeTier.OFF);

    assertThat(quote.usd(BigDecimal.TEN)).isEqualByComparingTo("20");
    assertThat(quote.unitPrice()).isEqualTo("2 to 10, not known above");
    assertThatThrownBy(() -> quote.usd(new BigDecimal("10.1")))
        .hasMessageContaining("price S3 A: no price above 10 u a month in mine (2026-11); add it");
  }

  @Test
  void aDashStandsOnlyAboveKnownPricesAndAtTheEnd() {
    refusesPrice("S3;A;u;0;Inf;-;A, -, LIST", "usd is -, not known; that stands only above");
    String known = HEAD + "S3;A;u;0;10;2;A, -, LIST\n";
    refuses(known + "S3;A;u;10;20;-;A, -, LIST\n", 6, "usd is -, not known; that stands only");
    refuses(known + "S3;A;u;11;Inf;-;A, -, LIST\n", 6, "leaves a gap; 10 is right");
    refuses(
        known + "S3;A;u;10;Inf;-;A, -, LIST\nS3;A;u;10;Inf;3;A, -, LIST\n",
        7,
        "nothing follows Inf");
  }

  @Test
  void namesTheLineWhereAnOpenEndIsMissing() {
    refuses(
        HEAD + "S3;A;u;0;10;2;A, -, LIST\nS3;B;u;0;Inf;1;A, -, LIST\n", 5, "last band ends in Inf");
  }

  @Test
  void refusesAPriceThatIsListedTwice() {
    refuses(
        HEAD + "S3;A;u;0;Inf;2;A, -, LIST\nS3;A;u;0;Inf;1;A, -, LIST\n",
        6,
        "A already has a price for every quantity");
    refuses(
        HEAD
            + "S3;A;u;0;Inf;2;A, -, LIST\nS3;B;u;0;Inf;1;A, -, LIST\n"
            + "S3;EUW1-A;u;0;Inf;1;A, -, LIST\n",
        7,
        "S3 A has a price above");
  }

  @Test
  void refusesABasisThatProvesNothing() {
    refusesPrice("S3;A;u;0;Inf;1;A, -", "basis is 'A, -'; the form is");
    refusesPrice("S3;A;u;0;Inf;1;E, -, LIST", "confidence is 'E'; one of A, B, C, D, P");
    refusesPrice("S3;A;u;0;Inf;1;A, -, LIST BLOG", "source 'BLOG' is not known");
    refusesPrice("S3;A;u;0;Inf;1;A, -, -", "only a parameter, confidence P, goes without");
  }

  @Test
  void refusesAThresholdWithoutPriceUnitOrQuantity() {
    String priced = HEAD + "S3;A;u;0;Inf;1;A, -, LIST\n";
    refuses(priced + "!minimum S3;B;u;1;A, -, LIST\n", 6, "S3 B has no price by u above");
    refuses(priced + "!minimum S3;A;v;1;A, -, LIST\n", 6, "S3 A has no price by v above");
    refuses(priced + "!free S3;A;u;0;A, -, LIST\n", 6, "quantity is 0; more than 0");
    refuses(priced + "!free S3;A;u;x;A, -, LIST\n", 6, "quantity is 'x'");
    refuses(priced + "!free S3;A;u;1;A, -, LIST\n!free S3;A;u;2;A, -, LIST\n", 7, "has one above");
  }

  @Test
  void aBookMayNotTakeTheNameOfAnAlias() {
    PriceBook book = read(HEAD.replace("mine", "old") + "S3;A;u;0;Inf;1;A, -, LIST");

    assertThatThrownBy(() -> KNOWN.with(book))
        .hasMessageContaining("alias of us-east-1@2024-10-31");
  }
}
