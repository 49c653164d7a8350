package dev.stowage.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stowage.http.Headers;
import dev.stowage.http.Headers.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The headers of an answer. Format 1.0 and a load balancer with multi-value headers take a list for
 * each name; format 2.0 takes cookies apart. Where a name takes one text, repeated values are
 * joined as RFC 9110, section 5.3 has it, but cookies: those get names in different cases, which
 * are different names to JSON and the same to HTTP (so does Kludex/mangum).
 */
final class AnswerHeaders {

  private static final String SET_COOKIE = "Set-Cookie";

  private AnswerHeaders() {}

  static void write(EventKind kind, Headers headers, JsonGenerator json) throws IOException {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : headers.list()) {
      byName.computeIfAbsent(header.name(), name -> new ArrayList<>(1)).add(header.value());
    }
    switch (kind) {
      case REST_V1, ALB_MULTI -> writeLists(byName, json);
      case HTTP_V2, FUNCTION_URL -> {
        writeCookies(byName.getOrDefault(SET_COOKIE, List.of()), json);
        byName.remove(SET_COOKIE);
        writeTexts(byName, json);
      }
      case ALB -> writeTexts(byName, json);
    }
  }

  private static void writeLists(Map<String, List<String>> byName, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("multiValueHeaders");
    for (Map.Entry<String, List<String>> header : byName.entrySet()) {
      json.writeFieldName(header.getKey());
      writeList(header.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void writeCookies(List<String> cookies, JsonGenerator json) throws IOException {
    if (!cookies.isEmpty()) {
      json.writeFieldName("cookies");
      writeList(cookies, json);
    }
  }

  private static void writeList(List<String> values, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void writeTexts(Map<String, List<String>> byName, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("headers");
    for (Map.Entry<String, List<String>> header : byName.entrySet()) {
      if (header.getKey().equalsIgnoreCase(SET_COOKIE)) {
        for (int i = 0; i < header.getValue().size(); i++) {
          json.writeStringField(inCase(SET_COOKIE, i), header.getValue().get(i));
        }
      } else {
        json.writeStringField(header.getKey(), String.join(", ", header.getValue()));
      }
    }
    json.writeEndObject();
  }

  /** Returns a name whose letters change their case where the number has a one. */
  private static String inCase(String name, int number) {
    StringBuilder written = new StringBuilder(name);
    int bits = number;
    for (int at = 0; at < name.length() && bits != 0; at++) {
      char letter = name.charAt(at);
      if (Character.isLetter(letter)) {
        if ((bits & 1) == 1) {
          written.setCharAt(
              at,
              Character.isUpperCase(letter)
                  ? Character.toLowerCase(letter)
                  : Character.toUpperCase(letter));
        }
        bits >>= 1;
      }
    }
    return written.toString();
  }
}
