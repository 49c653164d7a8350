package dev.stowage.dynamodb;

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
 * Which table, where, and how. Written {@code
 * dynamodb://TABLE?region=&endpoint=&series=item|block&reads=strong|eventual}.
 *
 * @param table the table's name, {@code [a-zA-Z0-9_.-]{3,255}}
 * @param region the AWS region; null takes it from the AWS default chain
 * @param endpoint an http or https URI instead of AWS's own; null for AWS
 * @param series how readings lie in the table
 * @param reads how records and readings are read
 */
public record DynamoDbConfig(
    String table, @Nullable String region, @Nullable URI endpoint, SeriesForm series, Reads reads) {

  /** The scheme of the store URL. */
  public static final String SCHEME = "dynamodb";

  private static final List<String> PARAMETERS = List.of("region", "endpoint", "series", "reads");
  private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");

  /**
   * Checks every part.
   *
   * @throws StowageException INVALID, naming the part and its rule
   */
  public DynamoDbConfig {
    if (!TABLE.matcher(table).matches()) {
      throw invalid(
          "\""
              + shown(table)
              + "\" is no table name; write dynamodb://TABLE with 3 to 255 of"
              + " a-z A-Z 0-9 _ . -");
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
   * @param url a URL of the scheme {@code dynamodb}
   * @return the configuration
   * @throws StowageException INVALID for an unknown parameter, or a value that breaks its rule
   */
  public static DynamoDbConfig parse(StoreUrl url) {
    url.requireKnown(PARAMETERS);
    if (!url.path().isEmpty() && !url.path().equals("/")) {
      throw invalid("\"" + shown(url.path()) + "\" is too much; write dynamodb://TABLE");
    }
    return new DynamoDbConfig(
        url.authority(),
        url.parameter("region").orElse(null),
        url.parameter("endpoint").map(DynamoDbConfig::uri).orElse(null),
        SeriesForm.of(url.choice("series", SeriesForm.words())).orElseThrow(),
        Reads.of(url.choice("reads", Reads.words())).orElseThrow());
  }

  /**
   * Returns the store URL of this configuration, defaults left out.
   *
   * @return a URL that {@link #parse} makes an equal configuration of
   */
  public String url() {
    List<String> parameters = new ArrayList<>();
    Optional.ofNullable(region).ifPresent(name -> parameters.add("region=" + name));
    Optional.ofNullable(endpoint)
        .ifPresent(
            uri ->
                parameters.add(
                    "endpoint=" + URLEncoder.encode(uri.toString(), StandardCharsets.UTF_8)));
    if (series != SeriesForm.ITEM) {
      parameters.add("series=" + series.word());
    }
    if (reads != Reads.STRONG) {
      parameters.add("reads=" + reads.word());
    }
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    return SCHEME + "://" + table + query;
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
