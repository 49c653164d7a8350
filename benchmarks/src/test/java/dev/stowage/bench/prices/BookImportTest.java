package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.PriceSource;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which price a book takes of a list: by date, region, unit and variant. */
class BookImportTest {

  private static OfferJson writes() {
    return OfferJson.writes("W1", "0.0000007100");
  }

  private static OfferJson instance(String sku, @Nullable String engine, String usd) {
    return OfferJson.of(sku, "AmazonRDS", "InstanceUsage:db.r6g.large")
        .attribute("databaseEngine", engine)
        .priced("Hrs", "0", "Inf", usd);
  }

  private static BigDecimal writesUsd(ImportedBook imported) {
    return imported.book().price(UsageType.DYNAMODB_WRITE, BigDecimal.ONE);
  }

  private static void refuses(String json, String what) {
    assertThatThrownBy(() -> OfferJson.imported(json))
        .isInstanceOf(StowageException.class)
        .hasMessageStartingWith("import prices list.json: ")
        .hasMessageContaining(what);
  }

  @Test
  void makesABookThatNamesItsSourcesAndDates() {
    ImportedBook imported =
        OfferJson.imported(
            OfferJson.answer(
                writes(),
                OfferJson.of("A1", "AmazonApiGateway", "APS3-ApiGatewayHttpRequest")
                    .publishedAt("2026-09-18T17:47:47Z")
                    .priced("Requests", "0", "300000000", "0.0000010500")
                    .priced("Requests", "300000000", "Inf", "0.0000009500")));

    PriceBook book = imported.book();
    assertThat(book.name()).isEqualTo("ap-south-1@2026-09-18");
    assertThat(book.region()).isEqualTo("ap-south-1");
    assertThat(book.asOf()).isEqualTo("2026-09-11..2026-09-18");
    assertThat(book.base()).isEmpty();
    assertThat(book.sources())
        .containsExactly(
            new PriceSource(
                "PL-AmazonDynamoDB",
                "AWS Price List, AmazonDynamoDB",
                "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonDynamoDB/",
                "2026-09-11"),
            new PriceSource(
                "PL-AmazonApiGateway",
                "AWS Price List, AmazonApiGateway",
                "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonApiGateway/",
                "2026-09-18"));
    assertThat(imported.text())
        .contains(
            "\nDynamoDB;WriteRequestUnits;WRU;0;Inf;0.00000071;"
                + "A, 2026-08-01, PL-AmazonDynamoDB, sku W1\n")
        .contains("\nAPI Gateway;ApiGatewayHttpRequest;request;300000000;Inf;0.00000095;A, ");
    assertThat(imported.leftOut()).isEmpty();
    assertThat(imported.passedOver()).isEmpty();
  }

  @Test
  void takesNameAndBaseThatAreAskedFor() {
    PriceBook base = PriceBooks.shipped().find("new");

    ImportedBook imported =
        OfferJson.imported(writes().json(), new BookRequest("mine", base, null));

    assertThat(imported.book().name()).isEqualTo("mine");
    assertThat(imported.book().base()).map(PriceBook::name).contains("us-east-1@2026-10");
    assertThat(imported.book().price(UsageType.ELECTRICITY, BigDecimal.ONE)).isPositive();
  }

  @Test
  void theTextIsTheBook() {
    ImportedBook imported = OfferJson.imported(writes().json());

    PriceBook again = PriceBookReader.read("again", imported.text(), PriceBooks.shipped());

    assertThat(again.rates()).isEqualTo(imported.book().rates());
  }

  @Test
  void takesThePriceInForceWhenTheListWasPublished() {
    OfferJson product =
        writes()
            .also("2024-11-01T00:00:00Z", "WriteRequestUnits", "0.0000009")
            .also("2026-09-12T00:00:00Z", "WriteRequestUnits", "0.0000005");

    ImportedBook imported = OfferJson.imported(product.json());

    assertThat(writesUsd(imported)).isEqualByComparingTo("0.00000071");
    assertThat(imported.passedOver()).isEqualTo(Map.of("terms of other dates", 2));
  }

  @Test
  void takesAPriceThatBeginsOnTheDayOfPublication() {
    OfferJson product =
        OfferJson.writes("W1", "0.00000071")
            .also("2026-09-11T00:00:00Z", "WriteRequestUnits", "0.0000005");

    assertThat(writesUsd(OfferJson.imported(product.json()))).isEqualByComparingTo("0.0000005");
  }

  @Test
  void takesTheLatestPriceWhereTheListDoesNotSayWhenItWasPublished() {
    OfferJson product =
        OfferJson.writes("W1", "0.00000071")
            .unpublished()
            .also("2026-10-01T00:00:00Z", "WriteRequestUnits", "0.0000005");

    ImportedBook imported = OfferJson.imported(product.json());

    assertThat(writesUsd(imported)).isEqualByComparingTo("0.0000005");
    assertThat(imported.book().asOf()).isEqualTo("2026-10-01");
  }

  @Test
  void refusesAListWhosePricesAllBeginLater() {
    refuses(
        OfferJson.writes("W1", "1").effectiveAt("2026-12-01T00:00:00Z").json(),
        "no price on demand that a book lists");
  }

  @Test
  void refusesTwoPricesOfOneProductFromOneDayOn() {
    refuses(
        OfferJson.writes("W1", "1").also("2026-08-01T00:00:00Z", "WriteRequestUnits", "2").json(),
        "AmazonDynamoDB APS3-WriteRequestUnits (W1): different prices from 2026-08-01 on");
  }

  @Test
  void countsWhatRepeatsAPriceAndRefusesWhatContradictsIt() {
    OfferJson first = OfferJson.writes("W1", "0.71");

    ImportedBook imported =
        OfferJson.imported(OfferJson.answer(first, OfferJson.writes("W2", "0.7100")));

    assertThat(imported.passedOver()).isEqualTo(Map.of("products that repeat a price", 1));
    assertThat(imported.book().rates()).hasSize(1);
    refuses(
        OfferJson.answer(first, OfferJson.writes("W2", "0.72")),
        "AmazonDynamoDB APS3-WriteRequestUnits (W1) costs 0.71, AmazonDynamoDB"
            + " APS3-WriteRequestUnits (W2) costs 0.72; leave one of the two in the file");
  }

  @Test
  void leavesOutAUnitThatIsNotVerifiedAndSaysSo() {
    OfferJson ingestion =
        OfferJson.of("T1", "AmazonTimestream", "APS3-DataIngestion-Bytes")
            .priced("GB", "0", "Inf", "0.5243");

    ImportedBook imported = OfferJson.imported(OfferJson.answer(writes(), ingestion));

    String line =
        "AmazonTimestream APS3-DataIngestion-Bytes (T1) is listed by GB; Stowage counts it by write"
            + " and the conversion is not verified";
    assertThat(imported.leftOut()).containsExactly(line);
    assertThat(imported.text()).contains("# Left out: " + line.replace(';', ','));
    assertThat(imported.book().rates()).hasSize(1);
    refuses(ingestion.json(), "no price that can be taken: " + line);
  }

  @Test
  void leavesOutAnUnknownUnitOfAKnownType() {
    refuses(
        OfferJson.of("W1", "AmazonDynamoDB", "WriteRequestUnits")
            .priced("Dozen", "0", "Inf", "1")
            .json(),
        "(W1) is listed by Dozen; Stowage counts it by WRU");
  }

  @Test
  void tellsWhereAPriceEnds() {
    ImportedBook imported =
        OfferJson.imported(OfferJson.storage().priced("GB-Mo", "0", "512000", "0.02").json());

    assertThat(imported.leftOut())
        .containsExactly(
            "AmazonS3 TimedStorage-ByteHrs (STORAGE) above 512000 GB-Mo, of which the file tells no"
                + " price");
    assertThat(imported.text()).contains("\nS3;TimedStorage-ByteHrs;GB-Mo;512000;Inf;-;A, ");
  }

  @Test
  void tellsThatOnlyAPageWasRead() {
    String page = "{\"PriceList\":[" + writes().json() + "],\"NextToken\":\"more\"}";

    assertThat(OfferJson.imported(page).leftOut())
        .containsExactly(
            "the answer is one page of several (it has a NextToken); ask for all of them");
  }

  @Test
  void refusesAListOfSeveralRegionsUntilOneIsChosen() {
    String both =
        OfferJson.answer(
            OfferJson.writes("W1", "1"),
            OfferJson.of("W2", "AmazonDynamoDB", "EU-WriteRequestUnits")
                .priced("WriteRequestUnits", "0", "Inf", "2"));

    refuses(both, "prices of several regions, ap-south-1, eu-west-1; choose one by --region");
    ImportedBook ireland = OfferJson.imported(both, new BookRequest(null, null, "eu-west-1"));
    assertThat(ireland.book().region()).isEqualTo("eu-west-1");
    assertThat(writesUsd(ireland)).isEqualByComparingTo("2");
    assertThat(ireland.passedOver()).isEqualTo(Map.of("products of other regions", 1));
    assertThatThrownBy(() -> OfferJson.imported(both, new BookRequest(null, null, "us-east-1")))
        .hasMessageContaining("no prices of us-east-1; it holds those of ap-south-1, eu-west-1");
  }

  @Test
  void takesTheRegionThatTheListSaysBeforeThatOfThePrefix() {
    OfferJson product = OfferJson.writes("W1", "1").attribute("regionCode", "ap-southeast-5");

    assertThat(OfferJson.imported(product.json()).book().region()).isEqualTo("ap-southeast-5");
  }

  @Test
  void edgesOfCloudFrontBelongToEveryRegion() {
    OfferJson india =
        OfferJson.of("C1", "AmazonCloudFront", "IN-DataTransfer-Out-Bytes")
            .priced("GB", "0", "Inf", "0.109");
    OfferJson states =
        OfferJson.of("C2", "AmazonCloudFront", "US-DataTransfer-Out-Bytes")
            .priced("GB", "0", "Inf", "0.085");

    PriceBook book = OfferJson.imported(OfferJson.answer(writes(), india, states)).book();

    assertThat(book.region()).isEqualTo("ap-south-1");
    assertThat(book.rates())
        .extracting(rate -> rate.type().name())
        .containsExactly(
            "WriteRequestUnits", "IN-DataTransfer-Out-Bytes", "US-DataTransfer-Out-Bytes");
    assertThat(OfferJson.imported(OfferJson.answer(india)).book().region()).isEqualTo("global");
  }

  @Test
  void takesTheEngineAndTheOperatingSystemThatBooksMean() {
    OfferJson linux =
        OfferJson.of("B1", "AmazonEC2", "BoxUsage:t4g.micro")
            .attribute("operatingSystem", "Linux")
            .attribute("preInstalledSw", "NA")
            .priced("Hrs", "0", "Inf", "0.0084");
    OfferJson windows =
        OfferJson.of("B2", "AmazonEC2", "BoxUsage:t4g.micro")
            .attribute("operatingSystem", "Windows")
            .attribute("preInstalledSw", "NA")
            .priced("Hrs", "0", "Inf", "0.0176");

    ImportedBook imported =
        OfferJson.imported(
            OfferJson.answer(
                instance("I1", "MySQL", "0.215"),
                instance("I2", "PostgreSQL", "0.225"),
                instance("I3", "Aurora PostgreSQL", "0.26"),
                windows,
                linux));

    assertThat(imported.book().rates())
        .extracting(rate -> rate.type().name() + " " + rate.bands().get(0).usd())
        .containsExactly("InstanceUsage:db.r6g.large 0.225", "BoxUsage:t4g.micro 0.0084");
    assertThat(imported.passedOver()).isEqualTo(Map.of("products that no book lists", 3));
  }

  @Test
  void takesEveryVolumeOfEbsAndCutsItsPrefix() {
    OfferJson volume =
        OfferJson.of("3MKHN58N7RDDVGKJ", "AmazonEC2", "APS1-EBS:VolumeUsage.piops")
            .attribute("servicecode", null)
            .attribute("volumeType", "Provisioned IOPS")
            .priced("GB-Mo", "0", "Inf", "0.1380000000");

    PriceBook book = OfferJson.imported(volume.json()).book();

    assertThat(book.region()).isEqualTo("ap-southeast-1");
    assertThat(book.price(new UsageType("EBS", "EBS:VolumeUsage.piops", "GB-Mo"), BigDecimal.TEN))
        .isEqualByComparingTo("1.38");
  }

  @Test
  void refusesAListOfNothing() {
    refuses("{}", "no price on demand that a book lists; see stowage prices show new");
    refuses("[]", "no price on demand that a book lists");
  }

  @Test
  void refusesASkuThatWouldBreakTheLine() {
    assertThatThrownBy(() -> OfferJson.imported(OfferJson.writes("W;1", "1").json()))
        .hasMessageContaining("holds a semicolon or a line break");
  }
}
