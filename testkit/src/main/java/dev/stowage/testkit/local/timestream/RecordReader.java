package dev.stowage.testkit.local.timestream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads the records of a request, each merged with the attributes that all of them share. */
final class RecordReader {

  private static final int MAX_RECORDS = 100;
  private static final int MAX_DIMENSIONS = 128;
  private static final int MAX_MEASURES = 256;

  private enum DimensionValueType {
    VARCHAR
  }

  private final List<Fields> sources = new ArrayList<>();

  private RecordReader(Optional<Fields> common, Fields record) {
    common.ifPresent(sources::add);
    sources.add(record);
  }

  static List<Point> read(Fields request) {
    Optional<Fields> common = request.optionalObject("CommonAttributes").map(RecordReader::known);
    List<Fields> records = request.objects("Records", MAX_RECORDS);
    if (records.isEmpty()) {
      throw Fault.constraint(
          "'[]'", "records", "Member must have length greater than or equal to 1");
    }
    return records.stream().map(record -> new RecordReader(common, known(record)).point()).toList();
  }

  private static Fields known(Fields record) {
    return record.allow(
        "Dimensions",
        "MeasureName",
        "MeasureValue",
        "MeasureValueType",
        "MeasureValues",
        "Time",
        "TimeUnit",
        "Version");
  }

  private Point point() {
    Map<String, String> dimensions = dimensions();
    String name =
        text("MeasureName", TextRule.MEASURE_NAME)
            .orElseThrow(() -> record().missing("MeasureName"));
    String time = text("Time", TextRule.TIME).orElseThrow(() -> record().missing("Time"));
    TimeUnit unit = choice("TimeUnit", TimeUnit.class).orElse(TimeUnit.MILLISECONDS);
    long nanos = unit.nanos(record().path("Time"), time);
    return new Point(new SeriesKey(dimensions, name), nanos, version(), measures());
  }

  private Map<String, String> dimensions() {
    Map<String, String> dimensions = new HashMap<>();
    for (Fields source : sources) {
      for (Fields dimension : source.objects("Dimensions", MAX_DIMENSIONS)) {
        dimension.allow("Name", "Value", "DimensionValueType");
        dimension.optionalChoice("DimensionValueType", DimensionValueType.class);
        String name = dimension.text("Name", TextRule.DIMENSION_NAME);
        String value = dimension.text("Value", TextRule.DIMENSION_VALUE);
        if (dimensions.put(name, value) != null) {
          throw Fault.validation("The dimension " + name + " is there twice.");
        }
      }
    }
    if (dimensions.isEmpty()) {
      throw Fault.validation("At least one dimension is required for a record.");
    }
    if (dimensions.size() > MAX_DIMENSIONS) {
      throw Fault.validation("A record has at most " + MAX_DIMENSIONS + " dimensions.");
    }
    return dimensions;
  }

  private Map<String, Measure> measures() {
    MeasureType type = choice("MeasureValueType", MeasureType.class).orElse(MeasureType.DOUBLE);
    if (type == MeasureType.MULTI) {
      refuse("MeasureValue", type);
      return multi();
    }
    refuse("MeasureValues", type);
    if (type == MeasureType.TIMESTAMP) {
      throw Fault.validation("TIMESTAMP is an invalid measure value type");
    }
    String value =
        text("MeasureValue", TextRule.MEASURE_VALUE)
            .orElseThrow(() -> record().missing("MeasureValue"));
    String column = "measure_value::" + type.name().toLowerCase(Locale.ROOT);
    return Map.of(column, new Measure(type, type.parse(record().path("MeasureValue"), value)));
  }

  private Map<String, Measure> multi() {
    Map<String, Measure> measures = new HashMap<>();
    for (Fields source : sources) {
      for (Fields measure : source.objects("MeasureValues", MAX_MEASURES)) {
        measure.allow("Name", "Value", "Type");
        String name = measure.text("Name", TextRule.MEASURE_NAME);
        String value = measure.text("Value", TextRule.MEASURE_VALUE);
        MeasureType type =
            measure
                .optionalChoice("Type", MeasureType.class)
                .orElseThrow(() -> measure.missing("Type"));
        Measure read = new Measure(type, type.parse(measure.path("Value"), value));
        if (measures.put(name, read) != null) {
          throw Fault.validation("The measure " + name + " is there twice.");
        }
      }
    }
    if (measures.isEmpty()) {
      throw record().missing("MeasureValues");
    }
    return measures;
  }

  private void refuse(String member, MeasureType type) {
    for (Fields source : sources) {
      if (source.has(member)) {
        throw Fault.validation(member + " does not go with the measure value type " + type + ".");
      }
    }
  }

  private long version() {
    return merged(source -> box(source.optionalNumber("Version", 1, Long.MAX_VALUE))).orElse(1L);
  }

  private static Optional<Long> box(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  private Optional<String> text(String name, TextRule rule) {
    return merged(source -> source.optionalText(name, rule));
  }

  private <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
    return merged(source -> source.optionalChoice(name, choices));
  }

  /** What a record says itself counts before what is common. */
  private <T> Optional<T> merged(Function<Fields, Optional<T>> attribute) {
    Optional<T> merged = Optional.empty();
    for (Fields source : sources) {
      Optional<T> before = merged;
      merged = attribute.apply(source).or(() -> before);
    }
    return merged;
  }

  private Fields record() {
    return sources.get(sources.size() - 1);
  }
}
