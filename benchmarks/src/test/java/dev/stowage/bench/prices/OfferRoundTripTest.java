package dev.stowage.bench.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.PriceBand;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.Rate;
import dev.stowage.core.cost.UsageType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What books list, put into the form of the Price List, is imported to the same prices. */
class OfferRoundTripTest {

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("DynamoDB", "AmazonDynamoDB"),
          Map.entry("S3", "AmazonS3"),
          Map.entry("DataTransfer", "AWSDataTransfer"),
          Map.entry("RDS PostgreSQL", "AmazonRDS"),
          Map.entry("Aurora PostgreSQL", "AmazonRDS"),
          Map.entry("Timestream LiveAnalytics", "AmazonTimestream"),
          Map.entry("Lambda", "AWSLambda"),
          Map.entry("API Gateway", "AmazonApiGateway"),
          Map.entry("CloudFront", "AmazonCloudFront"),
          Map.entry("CloudWatch Logs", "AmazonCloudWatch"),
          Map.entry("CloudWatch", "AmazonCloudWatch"),
          Map.entry("KMS", "awskms"),
          Map.entry("NAT gateway", "AmazonEC2"),
          Map.entry("VPC interface endpoint", "AmazonVPC"),
          Map.entry("EC2", "AmazonEC2"),
          Map.entry("EBS", "AmazonEC2"),
          Map.entry("Lightsail", "AmazonLightsail"));
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("WRU", "WriteRequestUnits"),
          Map.entry("RRU", "ReadRequestUnits"),
          Map.entry("WCU-hour", "WriteCapacityUnit-Hrs"),
          Map.entry("RCU-hour", "ReadCapacityUnit-Hrs"),
          Map.entry("GB-Mo", "GB-Mo"),
          Map.entry("GB-hour", "GB-Hours"),
          Map.entry("GB", "GB"),
          Map.entry("request", "Requests"),
          Map.entry("GB-s", "Lambda-GB-Second"),
          Map.entry("hour", "Hrs"),
          Map.entry("ACU-hour", "ACU-Hr"),
          Map.entry("alarm-month", "Alarms"));

  /** Units of which nobody has seen what the Price List calls them. */
  private static final Set<String> UNVERIFIED =
      Set.of("sRRU", "object-month", "write", "TCU-hour", "key-month", "secret-month", "kWh");

  @Test
  void everyBookIsImportedToThePricesThatItLists() {
    PriceBooks books = PriceBooks.shipped();
    for (String name : books.names()) {
      List<Rate> rates =
          books.find(name).rates().stream().filter(OfferRoundTripTest::isListed).toList();

      List<Rate> imported = OfferJson.imported(answer(rates)).book().rates();

      assertThat(imported).as(name).extracting(Rate::type).containsExactlyElementsOf(types(rates));
      for (int i = 0; i < rates.size(); i++) {
        assertThat(shown(imported.get(i))).isEqualTo(shown(rates.get(i)));
      }
    }
  }

  @Test
  void everyUnitOfABookIsVerifiedOrKnownNotToBe() {
    PriceBooks books = PriceBooks.shipped();

    assertThat(books.names().stream().flatMap(name -> books.find(name).rates().stream()))
        .extracting(rate -> rate.type().unit())
        .allMatch(unit -> UNITS.containsKey(unit) != UNVERIFIED.contains(unit));
  }

  private static boolean isListed(Rate rate) {
    return UNITS.containsKey(rate.type().unit()) && CODES.containsKey(rate.type().service());
  }

  private static List<UsageType> types(List<Rate> rates) {
    return rates.stream().map(Rate::type).toList();
  }

  private static String answer(List<Rate> rates) {
    List<OfferJson> products = new ArrayList<>();
    for (Rate rate : rates) {
      UsageType type = rate.type();
      OfferJson product =
          OfferJson.of("SKU" + products.size(), code(type), type.name())
              .attribute("regionCode", "ap-south-1")
              .attribute("databaseEngine", "Any");
      List<PriceBand> bands = new ArrayList<>(rate.bands());
      Collections.reverse(bands);
      for (PriceBand band : bands) {
        product.priced(
            Objects.requireNonNull(UNITS.get(type.unit())),
            band.from().toPlainString(),
            band.to() == null ? "Inf" : band.to().toPlainString(),
            band.usd().toPlainString());
      }
      products.add(product);
    }
    return OfferJson.answer(products.toArray(OfferJson[]::new));
  }

  private static String code(UsageType type) {
    return Objects.requireNonNull(CODES.get(type.service()));
  }

  private static List<String> shown(Rate rate) {
    return rate.bands().stream()
        .map(
            band ->
                band.from().toPlainString()
                    + ".."
                    + band.to()
                    + " "
                    + band.usd().stripTrailingZeros().toPlainString())
        .toList();
  }
}
