package dev.stowage.bench.prices;

/** Why something of a Price List file is not in the book, as reports call it. */
final class Reason {

  static final String OTHER_PRODUCTS = "products that no book lists";
  static final String NO_PRICE = "products without a price on demand";
  static final String OTHER_REGIONS = "products of other regions";
  static final String OTHER_TERMS = "terms of other dates";
  static final String REPEATED = "products that repeat a price";

  private Reason() {}

  /** Terms of another kind than OnDemand. */
  static String terms(String kind) {
    return kind + " terms";
  }
}
