package dev.stowage.bench.prices;

import dev.stowage.core.cost.UsageType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object with products and terms, while it is read: a whole offer file, or an element of a
 * query's answer. Products and terms come in any order and are joined at the end by the SKU. What
 * no book lists is dropped as soon as it is known not to be: a product by its usage type and, where
 * the service came before, by that; terms by their product, when products came first, as they do.
 */
final class OfferDocument {

  private final Origin origin;
  private final KnownUsage known;
  private final Tally passedOver;
  private final Map<String, Map<String, String>> products = new LinkedHashMap<>();
  private final Map<String, List<Map<?, ?>>> terms = new HashMap<>();
  private String serviceCode = "";
  private @Nullable LocalDate published;
  private boolean productsRead;

  OfferDocument(Origin origin, KnownUsage known, Tally passedOver) {
    this.origin = origin;
    this.known = known;
    this.passedOver = passedOver;
  }

  void service(String code) {
    serviceCode = code;
  }

  void published(String instant) {
    published = origin.day(instant, "publicationDate");
  }

  /** Takes a product, if books can have a use for it. */
  void product(Map<?, ?> product) {
    productsRead = true;
    String sku = origin.text(product, "sku", "a product");
    Map<String, String> attributes =
        chosenBy(origin.object(product, "attributes", "product " + sku));
    OfferProduct taken = product(sku, attributes);
    boolean listed =
        taken.serviceCode().isEmpty()
            ? known.mayTake(taken.usageType())
            : known.type(taken).isPresent();
    if (listed) {
      products.put(sku, attributes);
    } else {
      passedOver.add(Reason.OTHER_PRODUCTS, 1);
    }
  }

  private static Map<String, String> chosenBy(Map<?, ?> attributes) {
    Map<String, String> texts = new HashMap<>();
    for (String name : OfferProduct.CHOSEN_BY) {
      if (attributes.get(name) instanceof String text) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  /** Says whether the terms under a key, which is a SKU or begins with one, are wanted. */
  boolean wants(String key) {
    return !productsRead || products.containsKey(sku(key));
  }

  /** Takes terms: one, as queries answer, or several by their codes, as offer files have them. */
  void terms(String key, Map<?, ?> entry) {
    List<Map<?, ?>> ofProduct = terms.computeIfAbsent(sku(key), sku -> new ArrayList<>());
    if (entry.containsKey("priceDimensions")) {
      ofProduct.add(entry);
    } else {
      entry.values().forEach(term -> ofProduct.add(origin.asObject(term, "a term of " + key)));
    }
  }

  /** Returns what books list, joined. */
  List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    products.forEach((sku, attributes) -> offers.addAll(offers(product(sku, attributes))));
    return offers;
  }

  private List<Offer> offers(OfferProduct product) {
    Optional<UsageType> type = known.type(product);
    List<Map<?, ?>> ofProduct = terms.getOrDefault(product.sku(), List.of());
    if (type.isEmpty() || ofProduct.isEmpty()) {
      passedOver.add(type.isEmpty() ? Reason.OTHER_PRODUCTS : Reason.NO_PRICE, 1);
      return List.of();
    }
    List<OfferTerm> prices =
        ofProduct.stream().map(term -> OfferTerm.read(origin, term, product.shown())).toList();
    return List.of(new Offer(product, type.get(), prices));
  }

  private OfferProduct product(String sku, Map<String, String> attributes) {
    String code = attributes.getOrDefault("servicecode", serviceCode);
    return new OfferProduct(sku, code, attributes, published);
  }

  private static String sku(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }
}
