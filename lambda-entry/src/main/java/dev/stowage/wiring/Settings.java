package dev.stowage.wiring;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.SlugKey;
import dev.stowage.core.record.TokenHash;
import dev.stowage.http.Cors;
import dev.stowage.http.Feature;
import dev.stowage.http.Proxies;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is set in the environment, which no other class reads; every value is checked when it is
 * read.
 *
 * @param stores the store of each feature that is served, and the setting that names it
 * @param tokens name to SHA-256 of an API token
 * @param openWrites what everybody may write; null where nothing is said
 * @param publicUrl under what it is reached; null where nothing is said
 * @param slugKey derives the ids of reused links; null where there is none
 * @param redirectStatus 301, 302, 303, 307 or 308
 * @param cors which pages of other sites may ask
 * @param prices the price book
 * @param proxies whose word on where a request came from is taken
 * @param logged what a function logs beside errors
 */
public record Settings(
    Map<Feature, Choice> stores,
    Map<String, TokenHash> tokens,
    @Nullable Set<Feature> openWrites,
    @Nullable URI publicUrl,
    @Nullable SlugKey slugKey,
    int redirectStatus,
    Cors cors,
    PriceBook prices,
    Proxies proxies,
    Set<Logged> logged) {

  /** What a function can log beside errors, a line for each request. */
  public enum Logged {
    /** What was asked and what came of it, for who reads the log. */
    REQUESTS,
    /** Figures, from which CloudWatch makes metrics. */
    METRICS;

    /** Returns the word of the setting. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A store, and what chose it.
   *
   * @param by the name of a setting or option, for errors
   * @param url the store
   */
  public record Choice(String by, StoreUrl url) {

    /**
     * Says where the data lies, without parameters, some of which name secrets.
     *
     * @return such as {@code file:/var/lib/stowage/store} or {@code dynamodb://links}
     */
    public String place() {
      return url.scheme()
          + ":"
          + (url.authority().isEmpty() ? "" : "//" + url.authority())
          + url.path();
    }
  }

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern TOKEN = Pattern.compile("(" + NAME + "):([0-9a-fA-F]{64})");
  private static final Pattern STATUS = Pattern.compile("30[12378]");

  /**
   * Reads the settings.
   *
   * @return all of them
   * @throws StowageException INVALID whose operation is the name of the setting that is wrong
   */
  public static Settings ofEnvironment() {
    return of(System.getenv());
  }

  /**
   * Tells whether a text can be the name of an API token.
   *
   * @param text any text
   * @return whether it is 1 to 64 of {@code A-Z a-z 0-9 . _ -} with a letter or digit first
   */
  public static boolean isTokenName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Reads the settings from what is given in place of the environment.
   *
   * @param environment names and values
   * @return all of them
   * @throws StowageException as {@link #ofEnvironment}
   */
  public static Settings of(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    reader.requireKnown();
    return new Settings(
        stores(reader),
        reader.list(Setting.STOWAGE_TOKENS, Settings::tokens).orElse(Map.of()),
        reader.list(Setting.STOWAGE_OPEN_WRITES, Settings::openWrites).orElse(null),
        reader.parsed(Setting.STOWAGE_PUBLIC_URL, Settings::publicUrl).orElse(null),
        reader.parsed(Setting.STOWAGE_SLUG_KEY, Settings::slugKey).orElse(null),
        reader.parsed(Setting.STOWAGE_REDIRECT_STATUS, Settings::status).orElse(302),
        reader.list(Setting.STOWAGE_CORS_ORIGINS, Cors::of).orElse(Cors.of(List.of())),
        reader
            .parsed(Setting.STOWAGE_PRICES, PriceBooks::findShipped)
            .orElseGet(() -> PriceBooks.findShipped(PriceBooks.DEFAULT)),
        reader.list(Setting.STOWAGE_TRUSTED_PROXIES, Proxies::of).orElse(Proxies.NONE),
        reader.list(Setting.STOWAGE_LAMBDA_LOG, Settings::logged).orElse(Set.of()));
  }

  /**
   * Takes a store for everything where none was chosen, and a slug key where there is none.
   *
   * @param store holds every feature, and what chose it
   * @param key is asked only where none is set
   * @return these settings, completed
   */
  public Settings orElse(Choice store, Supplier<SlugKey> key) {
    Map<Feature, Choice> chosen = stores.isEmpty() ? all(store) : stores;
    return new Settings(
        chosen,
        tokens,
        openWrites,
        publicUrl,
        slugKey != null || !chosen.containsKey(Feature.LINKS) ? slugKey : key.get(),
        redirectStatus,
        cors,
        prices,
        proxies,
        logged);
  }

  /** Tells whether something says that requests come from elsewhere than this machine. */
  boolean expectsOthers() {
    return !tokens.isEmpty() || publicUrl != null || !proxies.equals(Proxies.NONE);
  }

  private static Map<Feature, Choice> stores(SettingsReader reader) {
    Map<Feature, Choice> stores = new EnumMap<>(Feature.class);
    reader
        .parsed(Setting.STOWAGE_STORE, Settings::store)
        .ifPresent(url -> stores.putAll(all(new Choice(Setting.STOWAGE_STORE.name(), url))));
    for (Setting setting : Setting.values()) {
      setting
          .feature()
          .ifPresent(
              feature ->
                  reader
                      .parsed(setting, text -> store(text, feature))
                      .ifPresent(url -> stores.put(feature, new Choice(setting.name(), url))));
    }
    return stores;
  }

  /** Every feature that the store offers. */
  private static Map<Feature, Choice> all(Choice choice) {
    Map<Feature, Choice> stores = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      if (Stores.offers(choice.url(), feature)) {
        stores.put(feature, choice);
      }
    }
    return stores;
  }

  private static StoreUrl store(String text) {
    return checked(parsed(text));
  }

  /** What it cannot keep is said before anything else. */
  private static StoreUrl store(String text, Feature feature) {
    StoreUrl url = parsed(text);
    if (!Stores.offers(url, feature)) {
      throw SettingsReader.invalid(
          "",
          url.scheme()
              + (Stores.schemesOffering(feature).contains(url.scheme())
                  ? " with these parameters holds no "
                  : " holds no ")
              + feature.label()
              + "; use one of "
              + String.join(", ", Stores.schemesOffering(feature)));
    }
    return checked(url);
  }

  private static StoreUrl parsed(String text) {
    if (text.indexOf('#') >= 0) {
      throw SettingsReader.invalid(
          "", "a store has no fragment here; leave # and what follows out");
    }
    return StoreUrl.parse(text);
  }

  private static StoreUrl checked(StoreUrl url) {
    Wiring.check(url);
    return url;
  }

  private static Map<String, TokenHash> tokens(List<String> pairs) {
    Map<String, TokenHash> tokens = new LinkedHashMap<>();
    for (String pair : pairs) {
      Matcher token = TOKEN.matcher(pair);
      if (!token.matches()) {
        throw SettingsReader.invalid(
            "",
            "pair "
                + (tokens.size() + 1)
                + " is not name:sha256hex; make one with: stowage token NAME");
      }
      byte[] hash = HexFormat.of().parseHex(token.group(2).toLowerCase(Locale.ROOT));
      if (tokens.put(token.group(1), TokenHash.ofBytes(hash)) != null) {
        throw SettingsReader.invalid(
            "", "the name " + token.group(1) + " comes twice; give each token its own");
      }
    }
    return tokens;
  }

  private static @Nullable Set<Feature> openWrites(List<String> words) {
    if (words.equals(List.of("true"))) {
      return EnumSet.allOf(Feature.class);
    }
    Set<Feature> open = EnumSet.noneOf(Feature.class);
    for (String word : words) {
      open.add(
          List.of(Feature.values()).stream()
              .filter(feature -> feature.label().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      SettingsReader.invalid(
                          "",
                          "it is true, or some of links,pastes,counters,series; unset it to open"
                              + " nothing")));
    }
    return open;
  }

  private static Set<Logged> logged(List<String> words) {
    Set<Logged> logged = EnumSet.noneOf(Logged.class);
    for (String word : words) {
      logged.add(
          Stream.of(Logged.values())
              .filter(known -> known.label().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      SettingsReader.invalid(
                          "", "it is some of requests,metrics; unset it to log errors alone")));
    }
    return logged;
  }

  private static URI publicUrl(String text) {
    String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (plain.matches("https?://([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?")) {
      URI url = URI.create(plain);
      if (url.getHost() != null && url.getPort() <= 65_535) {
        return url;
      }
    }
    throw SettingsReader.invalid(
        "", "it is no address such as https://sto.example, without path and query; correct it");
  }

  private static SlugKey slugKey(String text) {
    return SlugKey.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int status(String text) {
    if (!STATUS.matcher(text).matches()) {
      throw SettingsReader.invalid("", "it is none of 301, 302, 303, 307, 308; use one of them");
    }
    return Integer.parseInt(text);
  }

  /** Returns the password of a PostgreSQL role, from {@code PGPASSWORD}. */
  static Optional<String> postgresqlPassword() {
    return Optional.ofNullable(System.getenv("PGPASSWORD")).filter(password -> !password.isEmpty());
  }

  /**
   * Returns the endpoint that the AWS SDK takes for a service where a client is given none: {@code
   * AWS_ENDPOINT_URL_SERVICE}, else {@code AWS_ENDPOINT_URL}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service
   *     endpoints</a>
   */
  static Optional<String> awsEndpoint(String service) {
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_" + service))
        .or(() -> Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")))
        .filter(url -> !url.isEmpty());
  }
}
