package dev.stowage.bench.prices;

import dev.stowage.bench.report.Json;
import dev.stowage.core.cost.PriceBooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product of the Price List as JSON. Begins right; a test makes it wrong in one place. */
final class OfferJson {

  static final Origin ORIGIN = new Origin("list.json");

  private final String sku;
  private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> root = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> term = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> moreTerms = new ArrayList<>();
  private final Map<String, @Nullable Object> dimensions = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> otherKinds = new LinkedHashMap<>();

  private OfferJson(String sku, String serviceCode, String usageType) {
    this.sku = sku;
    root.put("serviceCode", serviceCode);
    root.put("publicationDate", "2026-09-11T12:44:22Z");
    attributes.put("servicecode", serviceCode);
    attributes.put("usagetype", usageType);
    term.put("effectiveDate", "2026-08-01T00:00:00Z");
  }

  /** A product without a price yet. */
  static OfferJson of(String sku, String serviceCode, String usageType) {
    return new OfferJson(sku, serviceCode, usageType);
  }

  /** Writes of DynamoDB in Mumbai, at a price for every quantity. */
  static OfferJson writes(String sku, String usd) {
    return of(sku, "AmazonDynamoDB", "APS3-WriteRequestUnits")
        .priced("WriteRequestUnits", "0", "Inf", usd);
  }

  /** Storage of S3 in us-east-1, without a price yet. */
  static OfferJson storage() {
    return of("STORAGE", "AmazonS3", "TimedStorage-ByteHrs");
  }

  OfferJson attribute(String name, @Nullable Object value) {
    attributes.put(name, value);
    return this;
  }

  OfferJson publishedAt(@Nullable Object instant) {
    root.put("publicationDate", instant);
    return this;
  }

  OfferJson unpublished() {
    root.remove("publicationDate");
    return this;
  }

  OfferJson effectiveAt(@Nullable Object instant) {
    term.put("effectiveDate", instant);
    return this;
  }

  OfferJson priced(String unit, String begin, String end, String usd) {
    return dimension(dimension(unit, begin, end, Map.of("USD", usd)));
  }

  OfferJson dimension(Object dimension) {
    dimensions.put(sku + ".JRTCKXETXF." + dimensions.size(), dimension);
    return this;
  }

  static Map<String, @Nullable Object> dimension(
      String unit, String begin, String end, Object pricePerUnit) {
    Map<String, @Nullable Object> dimension = new LinkedHashMap<>();
    dimension.put("unit", unit);
    dimension.put("beginRange", begin);
    dimension.put("endRange", end);
    dimension.put("pricePerUnit", pricePerUnit);
    return dimension;
  }

  /** A second price on demand, from another day on. */
  OfferJson also(String effective, String unit, String usd) {
    Map<String, @Nullable Object> another = new LinkedHashMap<>();
    another.put("effectiveDate", effective);
    another.put("priceDimensions", Map.of("only", dimension(unit, "0", "Inf", Map.of("USD", usd))));
    moreTerms.add(another);
    return this;
  }

  OfferJson termsOfKind(String kind, Object terms) {
    otherKinds.put(kind, terms);
    return this;
  }

  /** As an element of a query's answer. */
  Map<String, @Nullable Object> element() {
    Map<String, @Nullable Object> element = new LinkedHashMap<>(root);
    element.put("product", product());
    element.put("terms", kinds(terms()));
    return element;
  }

  /** As a whole offer file. */
  Map<String, @Nullable Object> offerFile() {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("formatVersion", "v1.0");
    file.put("offerCode", root.get("serviceCode"));
    file.put("publicationDate", root.get("publicationDate"));
    file.put("products", Map.of(sku, product()));
    file.put("terms", kinds(Map.of(sku, terms())));
    return file;
  }

  /** The same offer file, its terms first. */
  Map<String, @Nullable Object> offerFileWithTermsFirst() {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("terms", kinds(Map.of(sku, terms())));
    file.putAll(offerFile());
    return file;
  }

  String json() {
    return Json.text(element());
  }

  private Map<String, @Nullable Object> product() {
    Map<String, @Nullable Object> product = new LinkedHashMap<>();
    product.put("sku", sku);
    product.put("attributes", attributes);
    return product;
  }

  private Map<String, @Nullable Object> kinds(Object onDemand) {
    Map<String, @Nullable Object> kinds = new LinkedHashMap<>();
    kinds.put("OnDemand", onDemand);
    kinds.putAll(otherKinds);
    return kinds;
  }

  private Map<String, @Nullable Object> terms() {
    Map<String, @Nullable Object> terms = new LinkedHashMap<>();
    term.put("priceDimensions", dimensions);
    terms.put(sku + ".JRTCKXETXF", term);
    for (int i = 0; i < moreTerms.size(); i++) {
      terms.put(sku + ".MORE" + i, moreTerms.get(i));
    }
    return terms;
  }

  static PriceList read(String json) {
    return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  static PriceList read(InputStream json) {
    try (json) {
      return PriceListReader.read(ORIGIN, json, KnownUsage.of(PriceBooks.shipped()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static ImportedBook imported(String json) {
    return imported(json, new BookRequest(null, null, null));
  }

  static ImportedBook imported(String json, BookRequest request) {
    return new BookImport(ORIGIN, PriceBooks.shipped()).book(read(json), request);
  }

  /** Several products as a query answers them. */
  static String answer(OfferJson... products) {
    List<Object> elements = new ArrayList<>();
    for (OfferJson product : products) {
      elements.add(product.element());
    }
    return Json.text(Map.of("PriceList", elements));
  }
}
