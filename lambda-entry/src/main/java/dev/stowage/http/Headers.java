package dev.stowage.http;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of a message in their order. Names are compared without regard to case (RFC
 * 9110, section 5.1); a name may come several times. Immutable.
 */
public final class Headers {

  /**
   * One field.
   *
   * @param name its name, as it was written
   * @param value its value
   */
  public record Header(String name, String value) {}

  /** No field at all. */
  public static final Headers NONE = new Headers();

  private final Header[] fields;

  private Headers(Header... fields) {
    this.fields = fields;
  }

  /**
   * Makes headers of fields.
   *
   * @param fields in their order; copied
   * @return the headers
   */
  public static Headers of(List<Header> fields) {
    return fields.isEmpty() ? NONE : new Headers(fields.toArray(new Header[0]));
  }

  /**
   * Returns the first value of a name.
   *
   * @param name in any case
   * @return the value, or empty when the name does not come
   */
  public Optional<String> first(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns all values of a name.
   *
   * @param name in any case
   * @return the values in their order
   */
  public List<String> all(String name) {
    return Arrays.stream(fields)
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /**
   * Tells whether a name comes.
   *
   * @param name in any case
   * @return whether it comes at least once
   */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /**
   * Adds a field behind the others.
   *
   * @param name its name
   * @param value its value
   * @return these headers and that field
   */
  public Headers with(String name, String value) {
    Header[] more = Arrays.copyOf(fields, fields.length + 1);
    more[fields.length] = new Header(name, value);
    return new Headers(more);
  }

  /**
   * Returns every field.
   *
   * @return the fields in their order, not to be changed
   */
  public List<Header> list() {
    return Collections.unmodifiableList(Arrays.asList(fields));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers that && Arrays.equals(fields, that.fields);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(fields);
  }

  /** Shows the names alone: values may be secrets. */
  @Override
  public String toString() {
    return Arrays.stream(fields).map(Header::name).toList().toString();
  }
}
