package dev.stowage.timestream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.timestreamwrite.model.Tag;

/**
 * What the tags of a table say: the layout of its series, and the write id of the define that made
 * it. A tag's value is at most 256 characters and a layout may be longer, so it lies in as many
 * tags as it takes, each of them whole fields.
 *
 * @param layout the layout's text
 * @param writeId 16 hexadecimal digits, drawn at random
 */
record LayoutTags(String layout, String writeId) {

  private static final int MAX_VALUE = 256;
  private static final String LAYOUT = "stowage-layout-";
  private static final String WRITE_ID = "stowage-write-id";

  /** Reads tags; empty when they are not those of a series. */
  static Optional<LayoutTags> of(List<Tag> tags) {
    Map<String, String> values = new LinkedHashMap<>();
    tags.forEach(tag -> values.put(tag.key(), tag.value()));
    List<String> parts = new ArrayList<>();
    for (String part = values.get(LAYOUT + 0);
        part != null;
        part = values.get(LAYOUT + parts.size())) {
      parts.add(part);
    }
    String writeId = values.get(WRITE_ID);
    return parts.isEmpty() || writeId == null
        ? Optional.empty()
        : Optional.of(new LayoutTags(String.join(" ", parts), writeId));
  }

  List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    for (String part : parts()) {
      tags.add(tag(LAYOUT + tags.size(), part));
    }
    tags.add(tag(WRITE_ID, writeId));
    return tags;
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String field : layout.split(" ", -1)) {
      if (part.length() + 1 + field.length() > MAX_VALUE) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(part.isEmpty() ? "" : " ").append(field);
    }
    parts.add(part.toString());
    return parts;
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
