package dev.stowage.rds;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.StowageException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which database, as whom, and how. Written {@code
 * postgresql://HOST[:PORT]/DB?user=&schema=&series=row|block&sslmode=&sslrootcert=} and one of
 * {@code passwordFile=}, {@code passwordSecret=} and {@code iam=true}, or none of them.
 *
 * @param server where the database is
 * @param login as whom
 * @param tls how the connection is protected
 * @param schema the schema that holds the tables, {@code [a-z_][a-z0-9_]{0,62}}, not {@code pg_...}
 * @param series how readings lie in the database
 */
public record RdsConfig(Server server, Login login, Tls tls, String schema, SeriesForm series) {

  /** The scheme of the store URL. */
  public static final String SCHEME = "postgresql";

  /** The schema of a URL that names none. */
  public static final String DEFAULT_SCHEMA = "stowage";

  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /**
   * Where a database is.
   *
   * @param host a name or an address; an IPv6 address without brackets
   * @param port 1 to 65535
   * @param database the database's name, 1 to 63 characters
   */
  public record Server(String host, int port, String database) {

    /** The port of a URL that names none. */
    public static final int DEFAULT_PORT = 5432;

    private static final Pattern HOST =
        Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9a-fA-F:.]{2,45}");
    private static final Pattern DATABASE = Pattern.compile("[^/\\p{Cntrl}]{1,63}");
    private static final Pattern LOOPBACK =
        Pattern.compile("localhost|::1|127(?:\\.[0-9]{1,3}){3}");

    /**
     * Checks every part.
     *
     * @throws StowageException INVALID, naming the part and its rule
     */
    public Server {
      if (!HOST.matcher(host).matches() || port < 1 || port > 65_535) {
        throw RdsUrl.invalid(
            RdsUrl.quoted(host + ":" + port) + " is no host with a port from 1 to 65535");
      }
      if (!DATABASE.matcher(database).matches()) {
        throw RdsUrl.invalid(
            RdsUrl.quoted(database) + " is no database; write postgresql://HOST[:PORT]/DB");
      }
    }

    /** Tells whether what is sent there never leaves this machine. */
    boolean isLoopback() {
      return LOOPBACK.matcher(host).matches();
    }

    /** The host as it stands in a URL. */
    String hostInUrl() {
      return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
  }

  /**
   * As whom a database is used.
   *
   * @param user the role; null takes the name of the operating system's user, as libpq does
   * @param credential by what that is proved
   */
  public record Login(@Nullable String user, Credential credential) {

    /**
     * Checks what the credential needs.
     *
     * @throws StowageException INVALID, naming the part and its rule
     */
    public Login {
      if (credential instanceof Credential.InSecret secret
          && SecretLogins.region(secret.arn()).isEmpty()) {
        throw RdsUrl.invalid(
            "passwordSecret="
                + RdsUrl.shown(secret.arn())
                + " is no secret; write arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME");
      }
      if (credential instanceof Credential.Iam && user == null) {
        throw RdsUrl.invalid("iam=true signs for a role; name it in user=");
      }
    }
  }

  /**
   * How a connection is protected.
   *
   * @param mode off loopback {@link SslMode#VERIFY_FULL}
   * @param rootCertificate a PEM file of the authorities to believe; null believes those of the JVM
   */
  public record Tls(SslMode mode, @Nullable Path rootCertificate) {}

  /**
   * Checks every part.
   *
   * @throws StowageException INVALID, naming the part and its rule
   */
  public RdsConfig {
    if (!SCHEMA.matcher(schema).matches() || schema.startsWith("pg_")) {
      throw RdsUrl.invalid(
          "schema="
              + RdsUrl.shown(schema)
              + " is no schema name of 1 to 63 of a-z 0-9 _ that begins neither with a digit nor"
              + " with pg_");
    }
    boolean inClear = tls.mode().compareTo(SslMode.REQUIRE) < 0;
    if (login.credential() instanceof Credential.Iam && inClear) {
      throw RdsUrl.invalid(
          "iam=true sends a token that nobody else may read, so sslmode="
              + tls.mode().word()
              + " is not enough; write sslmode=verify-full");
    }
    if (!server.isLoopback() && tls.mode() != SslMode.VERIFY_FULL) {
      throw RdsUrl.invalid(
          "sslmode="
              + tls.mode().word()
              + " does not prove who answers at "
              + server.host()
              + "; off loopback it is verify-full");
    }
  }

  /**
   * Reads a store URL.
   *
   * @param url a URL of the scheme {@code postgresql}
   * @return the configuration
   * @throws StowageException INVALID for an unknown parameter, or a value that breaks its rule
   */
  public static RdsConfig parse(StoreUrl url) {
    return RdsUrl.parse(url);
  }

  /** A table as a statement names it. */
  String table(String name) {
    return '"' + schema + "\"." + name;
  }

  /**
   * Returns the store URL of this configuration, defaults left out.
   *
   * @return a URL that {@link #parse} makes an equal configuration of; it holds no secret
   */
  public String url() {
    return RdsUrl.write(this);
  }
}
