package dev.stowage.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.stowage.core.error.Quoted;
import dev.stowage.http.Headers.Header;
import dev.stowage.http.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON of an event once, and keeps what counts of it.
 *
 * <p>A body may have megabytes, and whether it is Base64 stands behind it. So it is passed over at
 * first and only its place noted; then it is decoded from there, Base64 straight into bytes.
 */
final class EventParser {

  /** Where what came is not UTF-8, a guess would take it for UTF-16. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  private static final String BODY = "body";
  private static final String IS_BASE64 = "isBase64Encoded";

  private static final Set<String> OBJECTS =
      Set.of(
          "requestContext", "requestContext.elb", "requestContext.http", "requestContext.identity");

  private static final Set<String> PAIRS =
      Set.of(
          "headers",
          "multiValueHeaders",
          "queryStringParameters",
          "multiValueQueryStringParameters",
          "pathParameters");

  private static final Set<String> TEXTS =
      Set.of(
          "version",
          "httpMethod",
          "path",
          "resource",
          "routeKey",
          "rawPath",
          "rawQueryString",
          IS_BASE64,
          "requestContext.domainName",
          "requestContext.stage",
          "requestContext.path",
          "requestContext.http.method",
          "requestContext.http.path",
          "requestContext.http.sourceIp",
          "requestContext.identity.sourceIp");

  private final byte[] json;
  private final EventFields fields = new EventFields();
  private int bodyAt = -1;

  private EventParser(byte[] json) {
    this.json = json;
  }

  /** Reads an event; INVALID when it is no JSON object, or what counts of it is of other types. */
  static EventFields parse(byte[] json) {
    if (!Utf8.isValid(json)) {
      throw EventFields.refused("what came is no UTF-8");
    }
    try {
      return new EventParser(json).parsed();
    } catch (IOException malformed) {
      throw EventFields.refused("what came is no JSON that can be read").causedBy(malformed);
    }
  }

  private EventFields parsed() throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw EventFields.refused("what came is no JSON object");
      }
      readObject(parser, "");
      if (parser.nextToken() != null) {
        throw EventFields.refused("something follows the event");
      }
    }
    if (bodyAt >= 0) {
      fields.body(body());
    }
    return fields;
  }

  private void readObject(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = prefix + parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        readField(parser, field);
      }
    }
  }

  private void readField(JsonParser parser, String field) throws IOException {
    if (OBJECTS.contains(field)) {
      require(parser, JsonToken.START_OBJECT, field);
      fields.add(field);
      readObject(parser, field + '.');
    } else if (PAIRS.contains(field)) {
      require(parser, JsonToken.START_OBJECT, field);
      fields.put(field, readPairs(parser, field));
    } else if (field.equals("cookies")) {
      require(parser, JsonToken.START_ARRAY, field);
      List<Header> cookies = new ArrayList<>();
      readValues(parser, field, cookies);
      fields.put(field, cookies);
    } else if (field.equals(BODY)) {
      require(parser, JsonToken.VALUE_STRING, field);
      bodyAt = (int) parser.currentTokenLocation().getByteOffset();
    } else if (TEXTS.contains(field)) {
      fields.put(field, scalar(parser, field));
    } else {
      parser.skipChildren();
    }
  }

  /** Reads an object whose values are texts, or lists of texts. */
  private static List<Header> readPairs(JsonParser parser, String field) throws IOException {
    List<Header> pairs = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = whole(parser.currentName());
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        readValues(parser, name, pairs);
      } else if (token != JsonToken.VALUE_NULL) {
        pairs.add(new Header(name, scalar(parser, field)));
      }
    }
    return pairs;
  }

  private static void readValues(JsonParser parser, String name, List<Header> to)
      throws IOException {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token != JsonToken.VALUE_NULL) {
        to.add(new Header(name, scalar(parser, name)));
      }
      token = parser.nextToken();
    }
  }

  private static String scalar(JsonParser parser, String field) throws IOException {
    if (!parser.currentToken().isScalarValue()) {
      throw EventFields.refused("the event's " + Quoted.of(field, 40) + " is no text");
    }
    return whole(parser.getText());
  }

  /** What cannot be written as UTF-8 cannot have come in a request. */
  private static String whole(String text) {
    return Utf8.encode(text)
        .map(utf8 -> text)
        .orElseThrow(() -> EventFields.refused("the event has half of a surrogate pair"));
  }

  private static void require(JsonParser parser, JsonToken token, String field) {
    if (parser.currentToken() != token) {
      throw EventFields.refused("the event's " + field + " is not of its type");
    }
  }

  private byte[] body() throws IOException {
    try (JsonParser parser = FACTORY.createParser(json, bodyAt, json.length - bodyAt)) {
      parser.nextToken();
      return fields.text(IS_BASE64).filter("true"::equals).isPresent()
          ? decoded(parser)
          : Utf8.encode(parser.getText())
              .orElseThrow(
                  () -> EventFields.refused("the event's body has half of a surrogate pair"));
    }
  }

  private static byte[] decoded(JsonParser parser) throws IOException {
    try {
      return parser.getBinaryValue();
    } catch (JsonProcessingException noBase64) {
      throw EventFields.refused("the event's body is not the Base64 that it is said to be")
          .causedBy(noBase64);
    }
  }
}
