package dev.stowage.testkit.local.timestream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;

/**
 * A page of a list by name. Its token is the last name that was seen, so that what is made or
 * deleted meanwhile neither hides nor repeats anything.
 *
 * @param <T> what is listed
 * @param part what this page holds
 * @param last whether no page follows
 */
record NamePage<T>(Map<String, T> part, boolean last) {

  private static final int MAX = 20;

  static <T> NamePage<T> of(Fields request, NavigableMap<String, T> all) {
    long size = request.optionalNumber("MaxResults", 1, MAX).orElse(MAX);
    NavigableMap<String, T> rest =
        request
            .optionalText("NextToken", TextRule.PAGE_TOKEN)
            .map(token -> all.tailMap(name(token), false))
            .orElse(all);
    Map<String, T> part = new LinkedHashMap<>();
    rest.entrySet().stream().limit(size).forEach(e -> part.put(e.getKey(), e.getValue()));
    return new NamePage<>(part, part.size() == rest.size());
  }

  Map<String, Object> response(String member, Function<T, Map<String, Object>> describe) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put(member, part.values().stream().map(describe).toList());
    if (!last) {
      List<String> names = new ArrayList<>(part.keySet());
      response.put("NextToken", token(names.get(names.size() - 1)));
    }
    return response;
  }

  private static String token(String name) {
    return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(String token) {
    try {
      return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw Fault.validation("Invalid pagination token");
    }
  }
}
