package dev.stowage.testkit.local.timestream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of a JSON object of a request, read by the rules of the service model. A member that
 * the stand-in does not know is refused, never ignored.
 */
final class Fields {

  private final Map<?, ?> members;
  private final String path;

  private Fields(Map<?, ?> members, String path) {
    this.members = members;
    this.path = path;
  }

  static Fields ofRequest(Map<String, Object> request) {
    return new Fields(request, "");
  }

  /** Refuses every member but these. */
  Fields allow(String... known) {
    for (Object name : members.keySet()) {
      if (!Arrays.asList(known).contains(name)) {
        throw Fault.validation(
            "The stand-in does not know the member '" + path(String.valueOf(name)) + "'");
      }
    }
    return this;
  }

  String text(String name, TextRule rule) {
    return optionalText(name, rule).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name, TextRule rule) {
    return value(name, String.class).map(text -> rule.check(path(name), text));
  }

  <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> choices) {
    return value(name, String.class).map(text -> choice(name, text, choices));
  }

  OptionalLong optionalNumber(String name, long min, long max) {
    Optional<Number> number = value(name, Number.class);
    if (number.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!(number.get() instanceof Integer || number.get() instanceof Long)) {
      throw Fault.unreadable("'" + path(name) + "' is no 64-bit integer");
    }
    long value = number.get().longValue();
    if (value < min || value > max) {
      throw Fault.constraint(
          "'" + value + "'",
          path(name),
          value < min
              ? "Member must have value greater than or equal to " + min
              : "Member must have value less than or equal to " + max);
    }
    return OptionalLong.of(value);
  }

  long number(String name, long min, long max) {
    return optionalNumber(name, min, max).orElseThrow(() -> missing(name));
  }

  boolean flag(String name) {
    return value(name, Boolean.class).orElseThrow(() -> missing(name));
  }

  Optional<Fields> optionalObject(String name) {
    return value(name, Map.class).map(map -> new Fields(map, path(name)));
  }

  /** The objects of a list; empty when it is not there. */
  List<Fields> objects(String name, int max) {
    List<Fields> objects = new ArrayList<>();
    for (Object element : list(name, max)) {
      String place = path(name) + "." + (objects.size() + 1) + ".member";
      objects.add(new Fields(typed(place, element, Map.class), place));
    }
    return objects;
  }

  /** The strings of a list; empty when it is not there. */
  List<String> texts(String name, int max, TextRule rule) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name, max)) {
      String place = path(name) + "." + (texts.size() + 1) + ".member";
      texts.add(rule.check(place, typed(place, element, String.class)));
    }
    return texts;
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  Fault missing(String name) {
    return Fault.constraint("null", path(name), "Member must not be null");
  }

  /** The place of a member as the service writes it. */
  String path(String name) {
    String member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return path.isEmpty() ? member : path + "." + member;
  }

  private List<?> list(String name, int max) {
    List<?> list = value(name, List.class).<List<?>>map(found -> found).orElse(List.of());
    if (list.size() > max) {
      throw Fault.constraint(
          "'[" + list.size() + " members]'",
          path(name),
          "Member must have length less than or equal to " + max);
    }
    return list;
  }

  private <E extends Enum<E>> E choice(String name, String text, Class<E> choices) {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equals(text)) {
        return choice;
      }
    }
    throw Fault.constraint(
        TextRule.quoted(text),
        path(name),
        "Member must satisfy enum value set: " + Arrays.toString(choices.getEnumConstants()));
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(members.get(name)).map(value -> typed(path(name), value, type));
  }

  private static <T> T typed(String place, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw Fault.unreadable("'" + place + "' is no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
