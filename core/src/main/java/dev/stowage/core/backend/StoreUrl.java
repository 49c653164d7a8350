package dev.stowage.core.backend;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A store URL in its parts: {@code scheme://AUTHORITY/PATH?key=value&key=value}, or {@code
 * scheme:PATH?...} where there is no authority ({@code file:DIR}, {@code memory:}). Values are
 * percent-decoded ({@code +} stays a plus). A fragment does not belong to it. Each adapter's
 * configuration is parsed from one, such as {@code FileConfig.parse(StoreUrl.parse("file:data"))}.
 *
 * @param scheme what stands before the colon, in lower case
 * @param authority what stands between {@code //} and the path; empty when there is none
 * @param path the path; with an authority it begins with a slash or is empty
 * @param parameters the query parameters in their order
 */
public record StoreUrl(
    String scheme, String authority, String path, Map<String, String> parameters) {

  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?");

  /** Copies the parameters. */
  public StoreUrl {
    parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Takes a URL apart.
   *
   * @param text the URL without a fragment
   * @return its parts
   * @throws StowageException INVALID when it has not that shape or a parameter comes twice
   */
  public static StoreUrl parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw invalid(text, "a store is written scheme:... or scheme://...; such as file:DIR");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = Optional.ofNullable(shape.group(4)).orElse("");
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw invalid(text, "parameters are written key=value and separated by &");
      }
      String key = pair.substring(0, equals);
      if (parameters.put(key, decoded(text, pair.substring(equals + 1))) != null) {
        throw invalid(text, "the parameter " + key + " comes twice");
      }
    }
    return new StoreUrl(
        shape.group(1).toLowerCase(java.util.Locale.ROOT),
        decoded(text, Optional.ofNullable(shape.group(2)).orElse("")),
        decoded(text, shape.group(3)),
        parameters);
  }

  /**
   * Tells whether the URL names a place, or asks for a local engine or temporary directory.
   *
   * @return true when it has an authority or a path
   */
  public boolean namesAPlace() {
    return !authority.isEmpty() || !path.isEmpty();
  }

  /**
   * Refuses every parameter that is not known.
   *
   * @param known the parameters of this scheme
   * @throws StowageException INVALID, naming the unknown parameter and the known ones
   */
  public void requireKnown(Collection<String> known) {
    for (String key : parameters.keySet()) {
      if (!known.contains(key)) {
        throw invalid(
            scheme + ":",
            "unknown parameter " + key + "; known are " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  /**
   * Returns a parameter.
   *
   * @param key its name
   * @return its value, or empty when it is not given
   */
  public Optional<String> parameter(String key) {
    return Optional.ofNullable(parameters.get(key));
  }

  /**
   * Returns a parameter that takes one of some words.
   *
   * @param key its name
   * @param choices the words; the first is the default
   * @return the word given, or the default
   * @throws StowageException INVALID, naming the choices
   */
  public String choice(String key, List<String> choices) {
    String value = parameters.getOrDefault(key, choices.get(0));
    if (!choices.contains(value)) {
      throw invalid(scheme + ":", key + "=" + value + " is none of " + String.join(", ", choices));
    }
    return value;
  }

  /**
   * Returns this URL with another value of a parameter.
   *
   * @param key its name
   * @param value its value, not encoded
   * @return the same place, scheme and other parameters
   */
  public StoreUrl with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(key, value);
    return new StoreUrl(scheme, authority, path, changed);
  }

  private static String decoded(String url, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      throw invalid(url, "a percent sign is followed by two hexadecimal digits")
          .causedBy(badEscape);
    }
  }

  /** Shows a URL in an error only up to its query, where a secret may stand. */
  private static StowageException invalid(String url, String what) {
    int query = url.indexOf('?');
    return new StowageException(
        ErrorKind.INVALID, "store", query < 0 ? url : url.substring(0, query), what);
  }

  /** As of every record; written out, for linking a record's own holds up a function's start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoreUrl that
        && scheme.equals(that.scheme)
        && authority.equals(that.authority)
        && path.equals(that.path)
        && parameters.equals(that.parameters);
  }

  /** Agrees with {@link #equals}. */
  @Override
  public int hashCode() {
    return 31 * (31 * (31 * scheme.hashCode() + authority.hashCode()) + path.hashCode())
        + parameters.hashCode();
  }
}
