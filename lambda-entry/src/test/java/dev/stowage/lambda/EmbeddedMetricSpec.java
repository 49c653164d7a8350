package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What CloudWatch requires of a line in its embedded metric format.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Specification: Embedded metric format</a>
 */
final class EmbeddedMetricSpec {

  /** Those of the units of MetricDatum that a function could mean. */
  private static final Set<String> UNITS =
      Set.of("Seconds", "Microseconds", "Milliseconds", "Bytes", "Percent", "Count", "None");

  private EmbeddedMetricSpec() {}

  /** Checks the root, the metadata, each directive, and that each target is there. */
  static void check(JsonNode root) {
    JsonNode metadata = root.path("_aws");
    assertThat(metadata.path("Timestamp").isIntegralNumber()).as("Timestamp").isTrue();
    assertThat(metadata.path("CloudWatchMetrics").isArray()).as("CloudWatchMetrics").isTrue();
    assertThat(metadata.path("CloudWatchMetrics")).isNotEmpty();
    for (JsonNode directive : metadata.path("CloudWatchMetrics")) {
      assertThat(directive.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("Namespace", "Dimensions", "Metrics");
      assertThat(directive.path("Namespace").asText()).hasSizeBetween(1, 1024);
      checkDimensions(directive.path("Dimensions"), root);
      checkMetrics(directive.path("Metrics"), root);
    }
  }

  private static void checkDimensions(JsonNode sets, JsonNode root) {
    assertThat(sets).isNotEmpty();
    for (JsonNode set : sets) {
      assertThat(set.size()).isLessThanOrEqualTo(30);
      for (JsonNode name : set) {
        assertThat(name.asText()).hasSizeBetween(1, 250);
        assertThat(root.path(name.asText()).isTextual()).as(name.asText()).isTrue();
        assertThat(root.path(name.asText()).asText()).hasSizeBetween(1, 1024);
      }
    }
  }

  private static void checkMetrics(JsonNode metrics, JsonNode root) {
    assertThat(metrics.size()).isBetween(1, 100);
    for (JsonNode metric : metrics) {
      String name = metric.path("Name").asText();
      assertThat(name).hasSizeBetween(1, 1024);
      assertThat(metric.path("Unit").asText()).isIn(UNITS);
      assertThat(root.path(name).isNumber()).as(name).isTrue();
    }
  }

  /** Returns name and unit of each metric. */
  static List<String> units(JsonNode root) {
    check(root);
    List<String> units = new ArrayList<>();
    for (JsonNode metric : root.at("/_aws/CloudWatchMetrics/0/Metrics")) {
      units.add(metric.path("Name").asText() + " " + metric.path("Unit").asText());
    }
    return units;
  }
}
