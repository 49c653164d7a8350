package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.bench.report.Json;
import dev.stowage.core.cost.PriceBand;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListReaderTest {

  private static final OfferJson WRITES = OfferJson.writes("W1", "0.0000007100");

  private static PriceList resource(String name) {
    InputStream in = PriceListReaderTest.class.getResourceAsStream(name);
    return OfferJson.read(Objects.requireNonNull(in));
  }

  private static PriceBand band(String from, String to, String usd) {
    BigDecimal end = to.equals("Inf") ? null : new BigDecimal(to);
    return new PriceBand(new BigDecimal(from), end, new BigDecimal(usd));
  }

  private static void isWrites(PriceList list) {
    assertThat(list.offers()).hasSize(1);
    Offer offer = list.offers().get(0);
    assertThat(offer.product().sku()).isEqualTo("W1");
    assertThat(offer.type()).isEqualTo(UsageType.DYNAMODB_WRITE);
    assertThat(offer.terms())
        .containsExactly(
            new OfferTerm(
                LocalDate.of(2026, 8, 1),
                "WriteRequestUnits",
                List.of(band("0", "Inf", "0.00000071"))));
  }

  private static void refuses(String json, String what) {
    assertThatThrownBy(() -> OfferJson.read(json))
        .isInstanceOfSatisfying(
            StowageException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
              assertThat(refused.key()).isEqualTo("list.json");
              assertThat(refused.what()).contains(what).contains("; ");
            });
  }

  @Test
  void readsTheAnswerOfAQueryWhoseElementsAreStrings() {
    PriceList list = resource("mumbai.query.json");

    assertThat(list.offers())
        .extracting(offer -> offer.type().service() + " " + offer.type().name())
        .containsExactly(
            "DynamoDB WriteRequestUnits",
            "DynamoDB TimedStorage-ByteHrs",
            "S3 TimedStorage-ByteHrs",
            "API Gateway ApiGatewayHttpRequest");
    assertThat(list.offers().get(2).terms().get(0).bands())
        .containsExactly(
            band("0", "51200", "0.025"),
            band("51200", "512000", "0.024"),
            band("512000", "Inf", "0.023"));
    assertThat(list.regions()).containsExactly("ap-south-1");
    assertThat(list.passedOver().counts()).isEmpty();
  }

  @Test
  void readsAnOfferFileAndCountsWhatItPassesOver() {
    PriceList list = resource("s3-virginia.offer.json");

    assertThat(list.offers()).hasSize(1);
    assertThat(list.offers().get(0).product().published()).isEqualTo(LocalDate.of(2023, 1, 5));
    assertThat(list.offers().get(0).terms().get(0).bands())
        .containsExactly(
            band("0", "51200", "0.023"),
            band("51200", "512000", "0.022"),
            band("512000", "Inf", "0.021"));
    assertThat(list.regions()).containsExactly("us-east-1");
    assertThat(list.passedOver().counts())
        .isEqualTo(Map.of("products that no book lists", 1, "Reserved terms", 2));
  }

  @Test
  void readsTheAnswerOfAQueryWhoseElementsAreObjects() {
    isWrites(OfferJson.read(OfferJson.answer(WRITES)));
  }

  @Test
  void readsAnElementAloneAnArrayOfThemAndOneAfterAnother() {
    OfferJson reads =
        OfferJson.of("R1", "AmazonDynamoDB", "ReadRequestUnits")
            .priced("ReadRequestUnits", "0", "Inf", "0.1");

    isWrites(OfferJson.read(WRITES.json()));
    isWrites(OfferJson.read("[" + WRITES.json() + "]"));
    assertThat(OfferJson.read(WRITES.json() + reads.json()).offers()).hasSize(2);
  }

  @Test
  void readsAnOfferFileWhateverComesFirst() {
    isWrites(OfferJson.read(Json.text(WRITES.offerFile())));
    isWrites(OfferJson.read(Json.text(WRITES.offerFileWithTermsFirst())));
  }

  @Test
  void takesTheServiceOfTheFileWhereTheProductNamesNone() {
    OfferJson product = OfferJson.writes("W1", "0.00000071").attribute("servicecode", null);

    isWrites(OfferJson.read(product.json()));
    isWrites(OfferJson.read(Json.text(product.offerFile())));
  }

  @Test
  void countsReservedSpotAndOtherTerms() {
    Map<String, Object> term = Map.of("priceDimensions", Map.of("x", Map.of("unit", "Quantity")));
    OfferJson product =
        OfferJson.writes("W1", "0.00000071")
            .termsOfKind("Reserved", Map.of("W1.A", term, "W1.B", term))
            .termsOfKind("Spot", Map.of("W1", Map.of("W1.C", term)))
            .termsOfKind("FlatRate", Map.of());

    PriceList list = OfferJson.read(product.json());

    isWrites(list);
    assertThat(list.passedOver().counts()).isEqualTo(Map.of("Reserved terms", 2, "Spot terms", 1));
  }

  @Test
  void countsProductsWithoutAPriceOnDemandAndThoseOfNoUse() {
    OfferJson unpriced = OfferJson.of("N1", "AmazonDynamoDB", "ReadRequestUnits");
    Map<String, Object> element =
        Map.of("product", Objects.requireNonNull(unpriced.element().get("product")));
    OfferJson pages =
        OfferJson.of("P1", "AmazonTextract", "APS3-SyncExpensePagesProcessed")
            .priced("Pages", "0", "Inf", "0.01");
    OfferJson elsewhere =
        OfferJson.of("E1", "AmazonECR", "TimedStorage-ByteHrs").priced("GB-Mo", "0", "Inf", "0.1");

    PriceList list = OfferJson.read(Json.text(element) + OfferJson.answer(pages, elsewhere));

    assertThat(list.offers()).isEmpty();
    assertThat(list.passedOver().counts())
        .isEqualTo(
            Map.of("products without a price on demand", 1, "products that no book lists", 2));
  }

  @Test
  void doesNotReadThePricesOfWhatItPassesOver() {
    OfferJson other =
        OfferJson.of("O1", "AmazonDynamoDB", "ReplicatedWriteRequestUnits")
            .dimension(Map.of("unit", "broken"));

    assertThat(OfferJson.read(other.json()).offers()).isEmpty();
  }

  @Test
  void noticesThatAnAnswerIsOnePageOfSeveral() {
    String page = "{\"PriceList\":[" + WRITES.json() + "],\"NextToken\":";

    assertThat(OfferJson.read(page + "\"AAMA-EFR\"}").partial()).isTrue();
    assertThat(OfferJson.read(page + "\"\"}").partial()).isFalse();
    assertThat(OfferJson.read(page + "null}").partial()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"PriceList\": [", "{\"products\": }", "{'a': 1}", "[{}", "{} ]"})
  void refusesWhatIsNoJson(String text) {
    refuses(text, "no JSON (");
  }

  @Test
  void namesTheLineWhereJsonBreaks() {
    refuses("{\n\"products\": {\n nonsense\n}}", "line 3, column ");
  }

  @Test
  void refusesAFieldThatComesTwice() {
    refuses("{\"products\":{\"A\":{\"sku\":\"A\",\"attributes\":{}},\"A\":{}}}", "no JSON (Dupl");
  }

  @Test
  void refusesElementsThatAreNoProducts() {
    refuses("{\"PriceList\":[1]}", "line 1: 1 is no product");
    refuses("[null]", "line 1: null is no product");
    refuses("[\"[]\"]", "a string that holds no JSON object");
    refuses("[\"{\"]", "no JSON (");
  }

  @Test
  void refusesProductsAndTermsThatAreNoObjects() {
    refuses("{\"products\":[]}", "products is '['; an object is right");
    refuses("{\"products\":{\"A\":7}}", "product A is '7'");
    refuses("{\"product\":\"A\"}", "product is 'A'");
    refuses("{\"terms\":null}", "terms is 'null'");
    refuses("{\"terms\":{\"OnDemand\":[]}}", "OnDemand is '['");
    refuses("{\"terms\":{\"OnDemand\":{\"A\":1}}}", "term A is '1'");
    refuses("{\"terms\":{\"OnDemand\":{\"A\":{\"A.B\":1}}}}", "a term of A is '1'");
  }

  @Test
  void refusesAProductWithoutItsKeyOrAttributes() {
    refuses("{\"product\":{\"attributes\":{}}}", "a product: sku is missing");
    refuses("{\"product\":{\"sku\":\"\",\"attributes\":{}}}", "a product: sku is ''");
    refuses("{\"product\":{\"sku\":\"A\"}}", "product A: attributes is missing");
    refuses("{\"product\":{\"sku\":\"A\",\"attributes\":3}}", "product A: attributes is '3'");
  }

  @Test
  void refusesADateOfPublicationThatIsNone() {
    refuses(
        OfferJson.writes("W1", "1").publishedAt("yesterday").json(),
        "publicationDate is 'yesterday'; a time such as 2026-09-11T12:44:22Z is right");
  }
}
