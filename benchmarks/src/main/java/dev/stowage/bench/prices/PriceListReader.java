package dev.stowage.bench.prices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads files of the AWS Price List in each of their forms.
 *
 * <ul>
 *   <li>An offer file of the Bulk API: {@code products} by SKU, {@code terms} by kind, SKU and
 *       term.
 *   <li>An answer of the Query API ({@code aws pricing get-products}): {@code PriceList}, an array
 *       of products with their terms, each a JSON string or an object.
 *   <li>Such products alone, as an array or one after another, as other tools keep them.
 * </ul>
 *
 * <p>An offer file can be larger than memory, so it is read as a stream; what no book lists is
 * dropped as it goes by. Of the terms only OnDemand is read; reserved ones, spot ones and whatever
 * else there is are counted. Sources: AWS Billing User Guide, "Reading the service price list file
 * for an AWS service"; AWS Price List API reference, {@code GetProducts}.
 */
final class PriceListReader {

  private static final String ON_DEMAND = "OnDemand";
  private static final String PRICES = "priceDimensions";
  private static final JsonFactory JSON_FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Origin origin;
  private final KnownUsage known;
  private final List<Offer> offers = new ArrayList<>();
  private final Tally passedOver = new Tally();
  private boolean partial;

  private PriceListReader(Origin origin, KnownUsage known) {
    this.origin = origin;
    this.known = known;
  }

  static PriceList read(Origin origin, InputStream json, KnownUsage known) throws IOException {
    PriceListReader reader = new PriceListReader(origin, known);
    try (JsonParser in = JSON_FACTORY.createParser(json)) {
      while (in.nextToken() != null) {
        reader.value(in);
      }
    } catch (JsonProcessingException malformed) {
      throw reader.malformed(malformed);
    }
    return new PriceList(reader.offers, reader.passedOver, reader.partial);
  }

  private void value(JsonParser in) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> document(in);
      case START_ARRAY -> {
        while (in.nextToken() != JsonToken.END_ARRAY) {
          value(in);
        }
      }
      case VALUE_STRING -> nested(in.getText());
      default ->
          throw origin.invalid(
              "line "
                  + in.currentTokenLocation().getLineNr()
                  + ": "
                  + in.getText()
                  + " is no product; an object, or one written as a string, is right");
    }
  }

  private void nested(String json) throws IOException {
    try (JsonParser in = JSON_FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw origin.invalid("a string that holds no JSON object; one product is right");
      }
      document(in);
    }
  }

  private void document(JsonParser in) throws IOException {
    OfferDocument document = new OfferDocument(origin, known, passedOver);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "PriceList" -> value(in);
        case "product" -> document.product(object(in, name));
        case "products" -> products(in, document);
        case "terms" -> kinds(in, document);
        case "offerCode", "serviceCode" -> document.service(in.getText());
        case "publicationDate" -> document.published(in.getText());
        case "NextToken" -> {
          partial |= in.currentToken() == JsonToken.VALUE_STRING && !in.getText().isEmpty();
          in.skipChildren();
        }
        default -> in.skipChildren();
      }
    }
    offers.addAll(document.offers());
  }

  private void products(JsonParser in, OfferDocument document) throws IOException {
    begin(in, "products");
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String sku = in.currentName();
      in.nextToken();
      document.product(object(in, "product " + sku));
    }
  }

  private void kinds(JsonParser in, OfferDocument document) throws IOException {
    begin(in, "terms");
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String kind = in.currentName();
      in.nextToken();
      if (kind.equals(ON_DEMAND)) {
        terms(in, document);
      } else {
        passedOver.add(Reason.terms(kind), countTerms(in));
      }
    }
  }

  private void terms(JsonParser in, OfferDocument document) throws IOException {
    begin(in, ON_DEMAND);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      in.nextToken();
      if (document.wants(key)) {
        document.terms(key, object(in, "term " + key));
      } else {
        in.skipChildren();
      }
    }
  }

  /** Passes over a value, counting the terms in it: each has its prices under one name. */
  private static int countTerms(JsonParser in) throws IOException {
    int count = 0;
    int depth = 0;
    do {
      JsonToken token = in.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      count += token == JsonToken.FIELD_NAME && in.currentName().equals(PRICES) ? 1 : 0;
    } while (depth > 0 && in.nextToken() != null);
    return count;
  }

  private Map<String, Object> object(JsonParser in, String what) throws IOException {
    begin(in, what);
    return JSON.std.mapFrom(in);
  }

  private void begin(JsonParser in, String what) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw origin.invalid(
          "line "
              + in.currentTokenLocation().getLineNr()
              + ": "
              + what
              + " is '"
              + in.getText()
              + "'; an object is right");
    }
  }

  private StowageException malformed(JsonProcessingException error) {
    JsonLocation at = error.getLocation();
    String where =
        at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    return origin.invalid(
        where + "no JSON (" + error.getOriginalMessage() + "); a whole Price List file is right");
  }
}
