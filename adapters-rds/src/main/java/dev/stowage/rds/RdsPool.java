package dev.stowage.rds;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stowage.core.backend.BackendContext;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Makes the connections of a configuration. */
final class RdsPool {

  /** How long a call waits for a connection, which is also how long a lost server is sought. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long the server may be at work on one statement. */
  static final Duration STATEMENT = Duration.ofSeconds(30);

  /** How long a silent connection is believed alive; longer than any statement. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  /** How long a server may take to be reached: less than half of what a function has to begin. */
  static final Duration CONNECT = Duration.ofSeconds(4);

  /** How long an idle connection has to say that it is still there. */
  static final Duration ANSWER = Duration.ofSeconds(2);

  private RdsPool() {}

  /**
   * Opens a pool and its first connection, which is ready for the first call. A caller uses one for
   * the length of a statement, so a pool holds as many as there are callers.
   *
   * @throws dev.stowage.core.error.StowageException when there is no connection
   */
  static HikariDataSource open(RdsConfig config, Logins logins, BackendContext context) {
    LoginSource source = source(config, logins, context.random());
    try {
      source.makeReady();
    } catch (SQLException failed) {
      throw new RdsErrors(config).notConnected(new Call("open", config.url()), failed);
    }
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("stowage " + config.schema());
    pool.setDataSource(source);
    // Its own look would log in a second time, and wait a second where it cannot.
    pool.setInitializationFailTimeout(-1);
    pool.setMaximumPoolSize(context.callers());
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.setValidationTimeout(ANSWER.toMillis());
    pool.setConnectionInitSql(
        String.format(
            Locale.ROOT,
            "SET statement_timeout = %d; SET lock_timeout = %d",
            STATEMENT.toMillis(),
            PATIENCE.toMillis()));
    return new HikariDataSource(pool);
  }

  /** Connections one by one, without a pool. */
  static LoginSource source(RdsConfig config, Logins logins, LongSupplier random) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {config.server().hostInUrl()});
    source.setPortNumbers(new int[] {config.server().port()});
    source.setDatabaseName(config.server().database());
    source.setUser(config.login().user());
    source.setSslMode(config.tls().mode().word());
    Path authorities = config.tls().rootCertificate();
    if (authorities != null) {
      source.setSslRootCert(authorities.toString());
    } else if (config.tls().mode().compareTo(SslMode.VERIFY_CA) >= 0) {
      source.setSslfactory(DefaultJavaSSLFactory.class.getName());
    }
    source.setConnectTimeout(Math.toIntExact(CONNECT.toSeconds()));
    source.setSocketTimeout(Math.toIntExact(SILENCE.toSeconds()));
    source.setTcpKeepAlive(true);
    // Unique, so that a lost session is found again and no other is taken for it.
    source.setApplicationName("stowage " + Long.toHexString(random.getAsLong()));
    return new LoginSource(source, logins);
  }
}
