package dev.stowage.dynamodb;

import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.ProxiedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What DynamoDB answers on a bad day, which DynamoDB Local never does. */
final class Faults {

  private Faults() {}

  /** The request is not carried out, and answered so. */
  static HttpFault answer(int status, String type) {
    return HttpFault.answer(ProxiedResponse.awsJsonError(status, type));
  }

  /** The request is carried out and answered with an error nevertheless. */
  static HttpFault answerAfter(int status, String type) {
    return HttpFault.answerAfter(ProxiedResponse.awsJsonError(status, type));
  }

  /** Of a batch write, every second write is carried out and the others are left undone. */
  static HttpFault doHalf() {
    return exchange -> {
      String body = exchange.request().text();
      String writes = items(body);
      List<String> all = elements(writes);
      List<String> done = new ArrayList<>();
      List<String> undone = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        (i % 2 == 0 ? undone : done).add(all.get(i));
      }
      if (!done.isEmpty()) {
        exchange.forward(exchange.request().withText(body.replace(writes, String.join(",", done))));
      }
      return Optional.of(unprocessed(body.replace(writes, String.join(",", undone))));
    };
  }

  /** Of a batch write nothing is carried out, and all of it is left undone. */
  static HttpFault doNothing() {
    return exchange -> Optional.of(unprocessed(exchange.request().text()));
  }

  private static ProxiedResponse unprocessed(String body) {
    int from = body.indexOf("\"RequestItems\":") + "\"RequestItems\":".length();
    int to = body.indexOf("]}", from) + 2;
    return ProxiedResponse.of(
        200,
        "application/x-amz-json-1.0",
        "{\"UnprocessedItems\":" + body.substring(from, to) + "}");
  }

  /** The write requests of a batch, without the brackets around them. */
  private static String items(String body) {
    int from = body.indexOf('[') + 1;
    return body.substring(from, body.indexOf("]}", from));
  }

  /** Splits the elements of a JSON array of objects without braces in their strings. */
  private static List<String> elements(String array) {
    List<String> elements = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < array.length(); i++) {
      char next = array.charAt(i);
      if (next == '{' && depth++ == 0) {
        start = i;
      } else if (next == '}' && --depth == 0) {
        elements.add(array.substring(start, i + 1));
      }
    }
    return elements;
  }
}
