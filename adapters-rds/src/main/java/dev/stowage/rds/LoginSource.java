package dev.stowage.rds;

import dev.stowage.core.error.StowageException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections, each with a login of its own. */
final class LoginSource implements DataSource {

  private final PGSimpleDataSource driver;
  private final Logins logins;
  private final AtomicReference<@Nullable Connection> ready = new AtomicReference<>();

  LoginSource(PGSimpleDataSource driver, Logins logins) {
    this.driver = driver;
    this.logins = logins;
  }

  /**
   * Opens the next connection that is asked for now, so that whoever begins hears at once why there
   * is none.
   */
  void makeReady() throws SQLException {
    ready.set(login());
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection first = ready.getAndSet(null);
    return first == null ? login() : first;
  }

  private Connection login() throws SQLException {
    Logins.Identity identity;
    try {
      identity = logins.next();
    } catch (StowageException none) {
      // As a pool expects it; RdsErrors finds the cause again.
      throw new SQLException(none.what(), none);
    }
    String user = Optional.ofNullable(driver.getUser()).orElse(identity.user());
    return driver.getConnection(user, identity.password());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return driver.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() {
    return driver.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    driver.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    driver.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return driver.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : driver.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || driver.isWrapperFor(type);
  }
}
