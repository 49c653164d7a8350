package dev.stowage.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line from which CloudWatch makes metrics: time and dollars of a request, and whether it was an
 * error, for each function. What else it holds can be searched, and makes no further metric, each
 * of which would cost by the month.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Specification: Embedded metric format</a>
 */
final class EmbeddedMetrics {

  private static final String DIMENSION = "FunctionName";
  private static final String LATENCY = "Latency";
  private static final String COST = "StorageCost";
  private static final String ERRORS = "Errors";

  private EmbeddedMetrics() {}

  /** Makes the line; {@code now} is in milliseconds since 1970. */
  static Map<String, Object> of(Outcome outcome, Invocation invocation, long now) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", Map.of("Timestamp", now, "CloudWatchMetrics", List.of(directive(outcome))));
    line.put(DIMENSION, invocation.function());
    line.put(LATENCY, outcome.milliseconds());
    outcome.cost().ifPresent(usd -> line.put(COST, usd));
    line.put(ERRORS, outcome.isError() ? 1 : 0);
    line.put("route", outcome.route());
    line.put("status", outcome.status());
    line.put("requestId", invocation.id());
    return line;
  }

  private static Map<String, Object> directive(Outcome outcome) {
    List<Map<String, String>> metrics = new ArrayList<>();
    metrics.add(Map.of("Name", LATENCY, "Unit", "Milliseconds"));
    if (outcome.cost().isPresent()) {
      metrics.add(Map.of("Name", COST, "Unit", "None"));
    }
    metrics.add(Map.of("Name", ERRORS, "Unit", "Count"));
    return Map.of(
        "Namespace", "Stowage", "Dimensions", List.of(List.of(DIMENSION)), "Metrics", metrics);
  }
}
