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

  /** The most parameters: a form of many megabytes could make millions. */
  private static final int MOST = 100;

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
   *     digits, for bytes that are no UTF-8, and for more than 100 parameters
   */
  public static Query parse(String text) {
    List<Parameter> parameters = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int and = text.indexOf('&', from);
      int end = and < 0 ? text.length() : and;
      if (end > from) {
        parameters.add(parameter(text.substring(from, end)));
      }
      if (parameters.size() > MOST) {
        throw new StowageException(
            ErrorKind.INVALID, "query", "", "there are more than " + MOST + " parameters");
      }
      from = end + 1;
    }
    return new Query(parameters);
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0
        ? new Parameter(decoded(pair), "")
        : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
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
