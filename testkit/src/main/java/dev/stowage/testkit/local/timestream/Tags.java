package dev.stowage.testkit.local.timestream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tags of a database or table. */
final class Tags {

  private static final int MAX = 200;

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Reads the tags of a request; none when it has none. */
  static Tags of(Fields request) {
    Tags tags = new Tags();
    tags.add(request);
    return tags;
  }

  synchronized void add(Fields request) {
    Map<String, String> added = new LinkedHashMap<>();
    for (Fields tag : request.objects("Tags", MAX)) {
      tag.allow("Key", "Value");
      String key = tag.text("Key", TextRule.TAG_KEY);
      if (added.put(key, tag.text("Value", TextRule.TAG_VALUE)) != null) {
        throw Fault.validation("The tag key " + key + " is there twice.");
      }
    }
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(added);
    if (all.size() > MAX) {
      throw Fault.validation("A resource has at most " + MAX + " tags.");
    }
    values.putAll(added);
  }

  synchronized void remove(Fields request) {
    if (!request.has("TagKeys")) {
      throw request.missing("TagKeys");
    }
    request.texts("TagKeys", MAX, TextRule.TAG_KEY).forEach(values::remove);
  }

  synchronized List<Map<String, String>> describe() {
    List<Map<String, String>> tags = new ArrayList<>();
    values.forEach((key, value) -> tags.add(Map.of("Key", key, "Value", value)));
    return tags;
  }
}
