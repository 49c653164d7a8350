package dev.stowage.rds;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections of a pool, the first one after a while asked whether it is still there.
 *
 * <p>The pool asks too, but goes by the monotonic clock, which may stand still while a function is
 * frozen or a machine sleeps: what was left half an hour ago then looks just used, and a write on
 * it would lose its answer. This goes by the time of day. Where one connection has died, none of
 * those that lay idle beside it is believed.
 */
final class AskedConnections implements ConnectionFactory {

  /** Longer than what lies between two statements of one call. */
  private static final Duration A_WHILE = Duration.ofMillis(50);

  private final HikariDataSource pool;
  private final InstantSource clock;
  private final AtomicReference<Instant> used;

  AskedConnections(HikariDataSource pool, InstantSource clock) {
    this.pool = pool;
    this.clock = clock;
    this.used = new AtomicReference<>(clock.instant());
  }

  @Override
  public Connection openConnection() throws SQLException {
    Connection connection = pool.getConnection();
    Instant now = clock.instant();
    Duration idle = Duration.between(used.getAndSet(now), now);
    if (idle.abs().compareTo(A_WHILE) < 0
        || connection.isValid(Math.toIntExact(RdsPool.ANSWER.toSeconds()))) {
      return connection;
    }
    pool.getHikariPoolMXBean().softEvictConnections();
    connection.close();
    return pool.getConnection();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    used.set(clock.instant());
    connection.close();
  }
}
