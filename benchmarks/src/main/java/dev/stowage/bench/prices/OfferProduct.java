package dev.stowage.bench.prices;

import dev.stowage.core.cost.UsageType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product of the Price List, as far as its price is chosen by it.
 *
 * @param sku its key
 * @param serviceCode whose it is, such as {@code AmazonDynamoDB}
 * @param attributes those of {@link #CHOSEN_BY} that it has
 * @param published the day on which the list was published; null where it does not say
 */
record OfferProduct(
    String sku, String serviceCode, Map<String, String> attributes, @Nullable LocalDate published) {

  /** The attributes that decide; a product has dozens more. */
  static final List<String> CHOSEN_BY =
      List.of(
          "servicecode",
          "regionCode",
          "usagetype",
          "databaseEngine",
          "operatingSystem",
          "preInstalledSw");

  private static final String CLOUDFRONT = "AmazonCloudFront";

  /** Copies the map. */
  OfferProduct {
    attributes = Map.copyOf(attributes);
  }

  String usageType() {
    return attribute("usagetype");
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /**
   * Returns the region that the product is sold in: what the list says, else what the prefix of the
   * usage type says. CloudFront has edge locations instead, which every region may use.
   *
   * @return for example {@code ap-south-1}; empty when there is none, or neither tells
   */
  Optional<String> region() {
    if (serviceCode.equals(CLOUDFRONT)) {
      return Optional.empty();
    }
    String code = attribute("regionCode");
    return code.isEmpty() ? RegionPrefix.region(prefix()) : Optional.of(code);
  }

  /** What errors call this product. */
  String shown() {
    return serviceCode + " " + usageType() + " (" + sku + ")";
  }

  private String prefix() {
    String bare = new UsageType(serviceCode, usageType(), "any").regionless().name();
    return usageType().substring(0, usageType().length() - bare.length());
  }
}
