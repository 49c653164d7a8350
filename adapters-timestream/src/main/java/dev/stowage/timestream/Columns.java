package dev.stowage.timestream;

import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.series.RecordLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The columns of a series: {@code a} is the generation, a dimension, because a record must have
 * one; {@code b}, {@code c}, ... are the fields after the time, as raw integers. Their own names
 * would be billed with every record, could make a record longer than the 2 KB it may have, and may
 * differ in case alone.
 */
final class Columns {

  /** The dimension. */
  static final String GENERATION = "a";

  /** The measure name of every record. */
  static final String MEASURE_NAME = "r";

  private static final String LETTERS = "bcdefghijklmnopqrstuvwxyz";

  private final List<String> fields;

  private Columns(List<String> fields) {
    this.fields = fields;
  }

  static Columns of(RecordLayout layout) {
    return new Columns(
        IntStream.range(0, layout.fields().size() - 1).mapToObj(Columns::name).toList());
  }

  /** The column of each field after the time. */
  List<String> fields() {
    return fields;
  }

  /**
   * Whether there is only a time. A record must have a measure, so there it is a {@code b} that is
   * always true.
   */
  boolean onlyTime() {
    return fields.isEmpty();
  }

  /** The first column, which every record has. */
  static String first() {
    return name(0);
  }

  /** What records are billed by, by the rule of the guide. */
  Sizes sizes(String generation) {
    Map<String, Integer> own = measures();
    Map<String, Integer> all = new LinkedHashMap<>(own);
    all.put(MEASURE_NAME, 0);
    return new Sizes(
        TimestreamRules.recordBytes(Map.of(), own),
        TimestreamRules.recordBytes(Map.of(GENERATION, generation), all));
  }

  private Map<String, Integer> measures() {
    Map<String, Integer> measures = new LinkedHashMap<>();
    fields.forEach(field -> measures.put(field, TimestreamRules.WORD_BYTES));
    if (onlyTime()) {
      measures.put(first(), 1);
    }
    return measures;
  }

  private static String name(int index) {
    int round = index / LETTERS.length();
    return LETTERS.charAt(index % LETTERS.length()) + (round == 0 ? "" : Integer.toString(round));
  }
}
