package dev.stowage.lambda;

import dev.stowage.http.Headers.Header;
import dev.stowage.http.PercentEncoding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The query of an event. Format 2.0 hands it over as it was sent. A load balancer hands over names
 * and values as they were sent, API Gateway in format 1.0 decoded ("Amazon API Gateway important
 * notes": REST APIs decode request parameters); so those are encoded again.
 */
final class EventQuery {

  private EventQuery() {}

  /** Returns the query, percent-encoded, without the question mark. */
  static String of(EventKind kind, EventFields fields) {
    return fields
        .text("rawQueryString")
        .map(Target::query)
        .orElseGet(() -> written(parameters(fields), kind));
  }

  private static List<Header> parameters(EventFields fields) {
    return fields.pairs(
        "multiValueQueryStringParameters", "queryStringParameters", Comparator.naturalOrder());
  }

  private static String written(List<Header> parameters, EventKind kind) {
    return parameters.stream()
        .map(one -> encoded(one.name(), kind) + '=' + encoded(one.value(), kind))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text, EventKind kind) {
    return kind.isLoadBalancer() ? Target.query(text) : PercentEncoding.encode(text);
  }
}
