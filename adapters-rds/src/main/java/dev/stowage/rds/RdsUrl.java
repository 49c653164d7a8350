package dev.stowage.rds;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.rds.RdsConfig.Login;
import dev.stowage.rds.RdsConfig.Server;
import dev.stowage.rds.RdsConfig.Tls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code postgresql://HOST[:PORT]/DB?...}. */
final class RdsUrl {

  private static final String SHAPE = "postgresql://HOST[:PORT]/DB";
  private static final String FILE = "passwordFile";
  private static final String SECRET = "passwordSecret";
  private static final String IAM = "iam";
  private static final List<String> CREDENTIALS = List.of(FILE, SECRET, IAM);
  private static final List<String> PARAMETERS =
      List.of("user", "schema", "series", "sslmode", "sslrootcert", FILE, SECRET, IAM);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?");

  private RdsUrl() {}

  static RdsConfig parse(StoreUrl url) {
    url.requireKnown(PARAMETERS);
    Server server = server(url);
    Credential credential = credential(url);
    return new RdsConfig(
        server,
        new Login(url.parameter("user").orElse(null), credential),
        new Tls(
            url.parameter("sslmode").map(RdsUrl::sslMode).orElse(standardMode(server, credential)),
            path(url, "sslrootcert")),
        url.parameter("schema").orElse(RdsConfig.DEFAULT_SCHEMA),
        SeriesForm.of(url.choice("series", SeriesForm.words())).orElseThrow());
  }

  static String write(RdsConfig config) {
    Server server = config.server();
    List<String> parameters = new ArrayList<>();
    add(parameters, "user", config.login().user());
    if (!config.schema().equals(RdsConfig.DEFAULT_SCHEMA)) {
      add(parameters, "schema", config.schema());
    }
    if (config.series() != SeriesForm.ROW) {
      add(parameters, "series", config.series().word());
    }
    if (config.tls().mode() != standardMode(server, config.login().credential())) {
      add(parameters, "sslmode", config.tls().mode().word());
    }
    add(parameters, "sslrootcert", config.tls().rootCertificate());
    addCredential(parameters, config.login().credential());
    return RdsConfig.SCHEME
        + "://"
        + server.hostInUrl()
        + (server.port() == Server.DEFAULT_PORT ? "" : ":" + server.port())
        + "/"
        + encoded(server.database())
        + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
  }

  static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "store", RdsConfig.SCHEME + ":", what);
  }

  static String quoted(String text) {
    return '"' + shown(text) + '"';
  }

  static String shown(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  private static Server server(StoreUrl url) {
    if (url.authority().indexOf('@') >= 0) {
      throw invalid(
          "user and password do not stand before the host; write user=NAME and set PGPASSWORD");
    }
    Matcher parts = AUTHORITY.matcher(url.authority());
    if (!parts.matches()) {
      throw invalid(quoted(url.authority()) + " is no host; write " + SHAPE);
    }
    if (!url.path().startsWith("/")) {
      throw invalid("the database is missing; write " + SHAPE);
    }
    String host = Optional.ofNullable(parts.group(1)).orElseGet(() -> parts.group(2));
    int port =
        Optional.ofNullable(parts.group(3)).map(Integer::parseInt).orElse(Server.DEFAULT_PORT);
    return new Server(host, port, url.path().substring(1));
  }

  private static Credential credential(StoreUrl url) {
    List<String> given =
        CREDENTIALS.stream().filter(parameter -> url.parameter(parameter).isPresent()).toList();
    if (given.size() > 1) {
      throw invalid(String.join("= and ", given) + "= exclude each other; take one");
    }
    if (url.choice(IAM, List.of("false", "true")).equals("true")) {
      return new Credential.Iam();
    }
    Optional<String> secret = url.parameter(SECRET);
    if (secret.isPresent()) {
      return new Credential.InSecret(secret.get());
    }
    Path file = path(url, FILE);
    return file == null ? new Credential.Passed() : new Credential.InFile(file);
  }

  private static void addCredential(List<String> parameters, Credential credential) {
    if (credential instanceof Credential.InFile in) {
      add(parameters, FILE, in.file());
    } else if (credential instanceof Credential.InSecret in) {
      add(parameters, SECRET, in.arn());
    } else if (credential instanceof Credential.Iam) {
      add(parameters, IAM, "true");
    }
  }

  /**
   * Loopback needs no proof of who answers, unless a token goes there; elsewhere nothing less will
   * do.
   */
  private static SslMode standardMode(Server server, Credential credential) {
    return server.isLoopback() && !(credential instanceof Credential.Iam)
        ? SslMode.PREFER
        : SslMode.VERIFY_FULL;
  }

  private static SslMode sslMode(String word) {
    return SslMode.of(word)
        .orElseThrow(
            () ->
                invalid(
                    "sslmode="
                        + shown(word)
                        + " is none of "
                        + String.join(", ", SslMode.words())));
  }

  private static @Nullable Path path(StoreUrl url, String parameter) {
    Optional<String> text = url.parameter(parameter);
    try {
      return text.map(Path::of).orElse(null);
    } catch (InvalidPathException noPath) {
      throw invalid(parameter + "=" + shown(text.orElse("")) + " is no path").causedBy(noPath);
    }
  }

  private static void add(List<String> parameters, String key, @Nullable Object value) {
    if (value != null) {
      parameters.add(key + "=" + encoded(value.toString()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
