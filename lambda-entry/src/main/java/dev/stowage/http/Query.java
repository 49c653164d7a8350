package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a query or of a form, in their order, decoded as {@code
 * application/x-www-form-urlencoded} (WHATWG URL standard, section 5): {@code +} is a space.
 */
public final class Query {

  private record Parameter(String name, String value) {}

  private final List<Parameter> parameters;

  private Query(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  /**
   * Takes a query apart.
   *
   * @param text what stands behind the question mark; empty for none
   * @return its parameters
   * @throws StowageException INVALID for a percent sign that is not followed by two hexadecimal
   *     digits, and for bytes that are no UTF-8
   */
  public static Query parse(String text) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!pair.isEmpty()) {
        parameters.add(new Parameter(decoded(name), decoded(value)));
      }
    }
    return new Query(parameters);
  }

  /**
   * Returns the value of a parameter.
   *
   * @param name the parameter
   * @return its value, or empty when it is not given
   * @throws StowageException INVALID when it comes twice
   */
  public Optional<String> value(String name) {
    List<Parameter> given = parameters.stream().filter(p -> p.name().equals(name)).toList();
    if (given.size() > 1) {
      throw new StowageException(
          ErrorKind.INVALID, "query", name, "it comes " + given.size() + " times; give it once");
    }
    return given.stream().map(Parameter::value).findFirst();
  }

  /**
   * Refuses a parameter that is not known, so that a misspelt one is not passed over.
   *
   * @param known the names that are
   * @throws StowageException INVALID, naming the unknown one and the known ones
   */
  public void requireKnown(Set<String> known) {
    for (Parameter parameter : parameters) {
      if (!known.contains(parameter.name())) {
        throw new StowageException(
            ErrorKind.INVALID,
            "query",
            Quoted.of(parameter.name(), 40),
            "there is no such parameter; known are " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private static String decoded(String text) {
    return PercentEncoding.decode(text.replace('+', ' '));
  }
}
