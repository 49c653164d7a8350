package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A series as the table knows it.
 *
 * @param series name and layout
 * @param form how its readings lie
 * @param generation eight random bytes, drawn by the define that made it: its write id, and part of
 *     its readings' keys
 * @param dropped whether it is gone for everybody, and only its readings may still lie there
 */
record Definition(Series series, SeriesForm form, long generation, boolean dropped) {

  static Map<String, AttributeValue> key(String name) {
    return Keys.key(Keys.DEFINITIONS, Keys.name(name));
  }

  static Definition of(Map<String, AttributeValue> item) {
    String name = new String(Keys.bytes(item, Keys.SORT), StandardCharsets.US_ASCII);
    RecordLayout layout = RecordLayout.parse(Keys.attribute(item, Keys.LAYOUT).s());
    String form = Keys.attribute(item, Keys.FORM).s();
    return new Definition(
        new Series(name, layout),
        SeriesForm.of(form)
            .orElseThrow(
                () ->
                    new StowageException(
                        ErrorKind.CORRUPT, "series", name, "it has the unknown form " + form)),
        ByteBuffer.wrap(Keys.bytes(item, Keys.GENERATION)).getLong(),
        item.containsKey(Keys.DROPPED));
  }

  Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new LinkedHashMap<>(key(series.name()));
    item.put(Keys.LAYOUT, Keys.text(series.layout().text()));
    item.put(Keys.FORM, Keys.text(form.word()));
    item.put(Keys.GENERATION, Keys.number(generation));
    if (dropped) {
      item.put(Keys.DROPPED, AttributeValue.fromBool(true));
    }
    return item;
  }

  Definition asDropped() {
    return new Definition(series, form, generation, true);
  }

  /** The partition of its readings. */
  String partition() {
    return Keys.readings(generation);
  }

  /** Holds of the stored definition as long as it is this one. */
  Condition isStored() {
    return Condition.equal(Keys.GENERATION, Keys.number(generation));
  }

  void requireLayout(Call call, Series passed) {
    if (!series.layout().equals(passed.layout())) {
      throw call.failed(
          ErrorKind.CONFLICT, "the series has the layout \"" + series.layout() + "\"; use that");
    }
  }
}
