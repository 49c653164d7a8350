package dev.stowage.timestream;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which database, where, and how its tables are named. Written {@code
 * timestream://DATABASE?prefix=&region=&endpoint=}.
 *
 * @param database the database's name, {@code [a-zA-Z0-9_.-]{3,256}}
 * @param prefix what the names of our tables begin with, {@code [a-zA-Z0-9_.-]{2,64}}; a table of
 *     this prefix that is not ours is an error, so that it should say whose tables they are
 * @param region the AWS region; null takes it from the AWS default chain
 * @param endpoint an http or https URI instead of AWS's own; null for AWS
 */
public record TimestreamConfig(
    String database, String prefix, @Nullable String region, @Nullable URI endpoint) {

  /** The scheme of the store URL. */
  public static final String SCHEME = "timestream";

  /** The prefix that is used when none is given. */
  public static final String DEFAULT_PREFIX = "stowage-";

  private static final List<String> PARAMETERS = List.of("prefix", "region", "endpoint");
  private static final Pattern DATABASE = Pattern.compile("[a-zA-Z0-9_.-]{3,256}");
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9_.-]{2,64}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");

  /**
   * Checks every part.
   *
   * @throws StowageException INVALID, naming the part and its rule
   */
  public TimestreamConfig {
    if (!DATABASE.matcher(database).matches()) {
      throw invalid(
          "\""
              + shown(database)
              + "\" is no database name; write timestream://DATABASE with 3 to 256 of"
              + " a-z A-Z 0-9 _ . -");
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw invalid(
          "prefix=" + shown(prefix) + " is no prefix of tables; 2 to 64 of a-z A-Z 0-9 _ . -");
    }
    if (region != null && !REGION.matcher(region).matches()) {
      throw invalid("region=" + shown(region) + " is no AWS region, such as eu-west-1");
    }
    if (endpoint != null && !isHttp(endpoint)) {
      throw invalid(
          "endpoint=" + shown(endpoint.toString()) + " is no http or https URI with a host");
    }
  }

  /**
   * Reads a store URL.
   *
   * @param url a URL of the scheme {@code timestream}
   * @return the configuration
   * @throws StowageException INVALID for an unknown parameter, or a value that breaks its rule
   */
  public static TimestreamConfig parse(StoreUrl url) {
    url.requireKnown(PARAMETERS);
    if (!url.path().isEmpty() && !url.path().equals("/")) {
      throw invalid("\"" + shown(url.path()) + "\" is too much; write timestream://DATABASE");
    }
    return new TimestreamConfig(
        url.authority(),
        url.parameter("prefix").orElse(DEFAULT_PREFIX),
        url.parameter("region").orElse(null),
        url.parameter("endpoint").map(TimestreamConfig::uri).orElse(null));
  }

  /**
   * Returns the store URL of this configuration, defaults left out.
   *
   * @return a URL that {@link #parse} makes an equal configuration of
   */
  public String url() {
    List<String> parameters = new ArrayList<>();
    if (!prefix.equals(DEFAULT_PREFIX)) {
      parameters.add("prefix=" + prefix);
    }
    Optional.ofNullable(region).ifPresent(name -> parameters.add("region=" + name));
    Optional.ofNullable(endpoint)
        .ifPresent(
            uri ->
                parameters.add(
                    "endpoint=" + URLEncoder.encode(uri.toString(), StandardCharsets.UTF_8)));
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    return SCHEME + "://" + database + query;
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException noUri) {
      throw invalid("endpoint=" + shown(text) + " is no URI").causedBy(noUri);
    }
  }

  private static boolean isHttp(URI uri) {
    return uri.getHost() != null
        && uri.getUserInfo() == null
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
  }

  private static String shown(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  private static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "store", SCHEME + ":", what);
  }
}
