package dev.stowage.wiring;

import dev.stowage.http.Feature;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the HTTP interface, read from the environment; each also as {@link #fileName},
 * which names a file that holds the value.
 */
public enum Setting {
  /** A store for everything that it offers. */
  STOWAGE_STORE(
      "store URL for every feature that the store offers",
      "files in `--data` if no store is set at all"),
  /** A store for links. */
  STOWAGE_LINKS("links", Feature.LINKS),
  /** A store for pastes. */
  STOWAGE_PASTES("pastes", Feature.PASTES),
  /** A store for counters. */
  STOWAGE_COUNTERS("counters", Feature.COUNTERS),
  /** A store for time series. */
  STOWAGE_SERIES("time series", Feature.SERIES),
  /** Who may write. */
  STOWAGE_TOKENS("API tokens as `name:sha256hex,...`; `stowage token NAME` makes one", "none"),
  /** What everybody may write. */
  STOWAGE_OPEN_WRITES(
      "what may be written without a token: `true`, or some of `links,pastes,counters,series`; of"
          + " counters only `delta` 1, of series everything, also dropping one",
      "nothing; on loopback alone everything"),
  /** Under what it is reached. */
  STOWAGE_PUBLIC_URL(
      "address under which it is reached, such as `https://sto.example`",
      "what each request says, as `Host`"),
  /** Derives ids of links that are reused. */
  STOWAGE_SLUG_KEY(
      "secret of at least 16 bytes that derives the ids of reused links", "made in `--data`"),
  /** How links are followed. */
  STOWAGE_REDIRECT_STATUS("status of a redirect: 301, 302, 303, 307 or 308", "302"),
  /** Whose pages may ask. */
  STOWAGE_CORS_ORIGINS("origins whose pages may ask, such as `https://a.example,...`", "none"),
  /** The prices. */
  STOWAGE_PRICES("price book of `Stowage-Cost` and `/api/costs`", "us-east-1@2026-10"),
  /** Whose forwarded headers count. */
  STOWAGE_TRUSTED_PROXIES(
      "addresses or networks of proxies whose `X-Forwarded-*` counts, such as `10.0.0.0/8,...`",
      "none"),
  /** What a function tells of its requests. */
  STOWAGE_LAMBDA_LOG(
      "what a function on AWS Lambda logs beside errors: some of `requests,metrics`", "nothing");

  private final String meaning;
  private final String otherwise;
  private final @Nullable Feature feature;

  Setting(String meaning, String otherwise) {
    this(meaning, otherwise, null);
  }

  Setting(String kept, Feature feature) {
    this(
        "store URL for " + kept,
        "`STOWAGE_STORE`; not served if only others have a store",
        feature);
  }

  Setting(String meaning, String otherwise, @Nullable Feature feature) {
    this.meaning = meaning;
    this.otherwise = otherwise;
    this.feature = feature;
  }

  /**
   * Says what it sets.
   *
   * @return Markdown without a line break
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Says what it sets, and what holds where it is not set.
   *
   * @return plain text without a line break
   */
  public String plainMeaning() {
    return (meaning + "; default: " + otherwise).replace("`", "");
  }

  /**
   * Says what holds where it is not set.
   *
   * @return Markdown without a line break
   */
  public String otherwise() {
    return otherwise;
  }

  /**
   * Returns the name of the setting that names a file with the value.
   *
   * @return this name and {@code _FILE}
   */
  public String fileName() {
    return name() + "_FILE";
  }

  /** The feature whose store it names. */
  Optional<Feature> feature() {
    return Optional.ofNullable(feature);
  }

  /** Tells whether a name of the environment is one of ours. */
  static boolean isKnown(String name) {
    return Arrays.stream(values())
        .anyMatch(setting -> setting.name().equals(name) || setting.fileName().equals(name));
  }
}
