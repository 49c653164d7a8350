package dev.stowage.testkit.local.timestream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table. A table is made without any; each comes to be with the first record that
 * has it, and keeps the type that it had there.
 */
final class Columns {

  private record Column(int index, MeasureType type) {}

  private final Map<String, Column> measures = new HashMap<>();
  private final Set<String> dimensions = new HashSet<>();

  /** Says why a record does not fit the columns that are there; empty when it does. */
  Optional<String> misfit(Point point) {
    for (Map.Entry<String, Measure> measure : point.measures().entrySet()) {
      Column column = measures.get(measure.getKey());
      if (column != null && column.type() != measure.getValue().type()) {
        return Optional.of(
            "The multi measure name already has an assigned measure value type. Each multi measure"
                + " name can have only one measure value type and cannot be changed.");
      }
      if (dimensions.contains(measure.getKey())) {
        return Optional.of("The name " + measure.getKey() + " is that of a dimension.");
      }
    }
    return point.series().dimensions().keySet().stream()
        .filter(measures::containsKey)
        .findFirst()
        .map(name -> "The name " + name + " is that of a measure.");
  }

  /** Adds the columns of a record that fits and returns its values in their order. */
  Object[] row(Point point) {
    dimensions.addAll(point.series().dimensions().keySet());
    for (Map.Entry<String, Measure> measure : point.measures().entrySet()) {
      measures.computeIfAbsent(
          measure.getKey(), name -> new Column(measures.size(), measure.getValue().type()));
    }
    Object[] row = new Object[measures.size()];
    point.measures().forEach((name, measure) -> row[index(name)] = measure.value());
    return row;
  }

  boolean isDimension(String name) {
    return dimensions.contains(name);
  }

  boolean isMeasure(String name) {
    return measures.containsKey(name);
  }

  MeasureType type(String name) {
    return column(name).type();
  }

  int index(String name) {
    return column(name).index();
  }

  private Column column(String name) {
    Column column = measures.get(name);
    if (column == null) {
      throw new IllegalArgumentException(name + " is none of " + measures.keySet());
    }
    return column;
  }
}
