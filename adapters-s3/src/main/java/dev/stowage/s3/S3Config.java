package dev.stowage.s3;

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
 * Which bucket, where in it, and how to reach it. Written {@code
 * s3://BUCKET[/PREFIX]?region=&endpoint=&path-style=true&website=true}.
 *
 * @param bucket the bucket's name, 3 to 63 of {@code a-z 0-9 . -}, beginning and ending with a
 *     letter or digit
 * @param prefix what every key begins with, without a slash at either end; empty for the whole
 *     bucket; at most 512 bytes of UTF-8; on a website of {@code A-Z a-z 0-9 . _ -} and slashes
 * @param service which service holds the bucket
 * @param audience who may read the bucket
 */
public record S3Config(String bucket, String prefix, Service service, Audience audience) {

  /** The scheme of the store URL. */
  public static final String SCHEME = "s3";

  private static final String PATH_STYLE = "path-style";
  private static final String WEBSITE = "website";
  private static final List<String> PARAMETERS = List.of("region", "endpoint", PATH_STYLE, WEBSITE);
  private static final List<String> SWITCH = List.of("false", "true");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._/-]*");
  private static final int LONGEST_PREFIX = 512;

  /**
   * An S3 service.
   *
   * @param region the AWS region; null takes it from the AWS default chain
   * @param endpoint an http or https URI instead of AWS's own; null for AWS
   * @param addressing where a request names the bucket
   */
  public record Service(@Nullable String region, @Nullable URI endpoint, Addressing addressing) {

    /**
     * Checks every part.
     *
     * @throws StowageException INVALID, naming the part and its rule
     */
    public Service {
      if (region != null && !REGION.matcher(region).matches()) {
        throw invalid("region=" + shown(region) + " is no AWS region, such as eu-west-1");
      }
      if (endpoint != null && !isHttp(endpoint)) {
        throw invalid(
            "endpoint=" + shown(endpoint.toString()) + " is no http or https URI with a host");
      }
    }
  }

  /**
   * Checks every part.
   *
   * @throws StowageException INVALID, naming the part and its rule
   */
  public S3Config {
    boolean isAddress = ADDRESS.matcher(bucket).matches();
    if (!BUCKET.matcher(bucket).matches() || bucket.contains("..") || isAddress) {
      throw invalid(
          "\""
              + shown(bucket)
              + "\" is no bucket name; write s3://BUCKET with 3 to 63 of"
              + " a-z 0-9 . -, a letter or digit first and last");
    }
    if (!prefix.isEmpty()) {
      checkPrefix(prefix);
    }
    if (audience == Audience.WEBSITE && !PATH.matcher(prefix).matches()) {
      throw invalid(
          "the prefix \""
              + shown(prefix)
              + "\" is part of a website's addresses; write it with"
              + " A-Z a-z 0-9 . _ - and slashes");
    }
  }

  /**
   * Reads a store URL.
   *
   * @param url a URL of the scheme {@code s3}
   * @return the configuration
   * @throws StowageException INVALID for an unknown parameter, or a value that breaks its rule
   */
  public static S3Config parse(StoreUrl url) {
    url.requireKnown(PARAMETERS);
    boolean inPath = url.choice(PATH_STYLE, SWITCH).equals("true");
    boolean isPublic = url.choice(WEBSITE, SWITCH).equals("true");
    return new S3Config(
        url.authority(),
        trimmed(url.path()),
        new Service(
            url.parameter("region").orElse(null),
            url.parameter("endpoint").map(S3Config::uri).orElse(null),
            inPath ? Addressing.PATH : Addressing.VIRTUAL_HOST),
        isPublic ? Audience.WEBSITE : Audience.OWNER);
  }

  /**
   * Returns the store URL of this configuration, defaults left out.
   *
   * @return a URL that {@link #parse} makes an equal configuration of
   */
  public String url() {
    List<String> parameters = new ArrayList<>();
    Optional.ofNullable(service.region()).ifPresent(name -> parameters.add("region=" + name));
    Optional.ofNullable(service.endpoint())
        .ifPresent(uri -> parameters.add("endpoint=" + encoded(uri.toString())));
    if (service.addressing() == Addressing.PATH) {
      parameters.add(PATH_STYLE + "=true");
    }
    if (audience == Audience.WEBSITE) {
      parameters.add(WEBSITE + "=true");
    }
    String path = prefix.isEmpty() ? "" : "/" + encoded(prefix).replace("%2F", "/");
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    return SCHEME + "://" + bucket + path + query;
  }

  /** One slash at each end belongs to the URL, not to the prefix. */
  private static String trimmed(String path) {
    String begun = path.startsWith("/") ? path.substring(1) : path;
    return begun.endsWith("/") ? begun.substring(0, begun.length() - 1) : begun;
  }

  /**
   * A prefix is made of folder names: a key with an empty one, a dot or two dots is another key to
   * half of the tools, and a control character cannot be listed.
   */
  private static void checkPrefix(String prefix) {
    for (String folder : prefix.split("/", -1)) {
      if (folder.isEmpty() || folder.equals(".") || folder.equals("..")) {
        throw invalid(
            "\""
                + shown(prefix)
                + "\" is no prefix; write folder names with one slash between"
                + " them, none of them . or ..");
      }
    }
    if (prefix.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid("the prefix holds a control character; write folder names");
    }
    if (prefix.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX) {
      throw invalid(
          "the prefix \"" + shown(prefix) + "\" is longer than " + LONGEST_PREFIX + " bytes");
    }
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String shown(String text) {
    String safe = text.replaceAll("\\p{Cntrl}", "?");
    return safe.length() > 80 ? safe.substring(0, 80) + "..." : safe;
  }

  private static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "store", SCHEME + ":", what);
  }
}
