package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.local.LocalPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins from a secret, which a scripted server on loopback gives in the place of AWS. */
class SecretLoginsTest {

  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-Ab3";

  private SecretServer secrets;

  @BeforeEach
  void start() throws IOException {
    secrets = new SecretServer();
  }

  @AfterEach
  void stop() {
    secrets.close();
  }

  @Test
  void takesATextAsThePassword() {
    secrets.holds("{not json");
    try (SecretLogins logins = logins()) {
      assertThat(logins.next()).isEqualTo(new Logins.Identity(null, "{not json"));
    }
  }

  @Test
  void takesRoleAndPasswordOfAnObject() {
    secrets.holds("{\"username\":\"app\",\"password\":\"p\\\"1\",\"port\":5432}");
    try (SecretLogins logins = logins()) {
      assertThat(logins.next()).isEqualTo(new Logins.Identity("app", "p\"1"));
    }
    assertThat(secrets.asked()).allSatisfy(body -> assertThat(body).contains(ARN));
  }

  @Test
  void asksAgainForEveryConnection() {
    secrets.holds("old");
    try (SecretLogins logins = logins()) {
      logins.next();
      secrets.holds("new");
      assertThat(logins.next().password()).isEqualTo("new");
    }
  }

  @Test
  void refusesASecretWithoutAPasswordAndShowsNothingOfIt() {
    for (String text : new String[] {"{\"username\":\"app\",\"pw\":\"s3cret\"}", ""}) {
      secrets.holds(text);
      assertFails(ErrorKind.MISCONFIGURED, "the secret is of no use");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, ResourceNotFoundException, MISCONFIGURED",
    "400, AccessDeniedException, MISCONFIGURED",
    "400, DecryptionFailure, MISCONFIGURED",
    "400, ThrottlingException, THROTTLED",
    "500, InternalServiceError, UNAVAILABLE",
  })
  void saysWhyASecretCannotBeRead(int status, String code, ErrorKind kind) {
    secrets.refuses(status, code);
    assertFails(kind, "the secret cannot be read: " + code);
  }

  @Test
  void saysThatNobodyAnswers() {
    secrets.close();
    assertFails(ErrorKind.UNAVAILABLE, "the secret cannot be read");
  }

  /** A pool's first connection is made while it is opened, later ones when they are needed. */
  @Test
  void opensADatabaseAndTakesUpARotatedPassword() throws SQLException {
    RdsConfig config = prepared("rotating");
    secrets.holds("{\"username\":\"rotating\",\"password\":\"first\"}");
    try (RdsBackend backend = RdsBackend.open(config, logins(), Local.context())) {
      Series series = Local.series();
      assertThat(backend.series().find(series.name())).isEmpty();
      rotate("rotating", "second");
      secrets.holds("{\"username\":\"rotating\",\"password\":\"second\"}");
      endSessions("rotating");
      assertThat(backend.series().find(series.name())).isEmpty();
    }
  }

  @Test
  void opensNothingWithAPasswordThatIsNoLongerRight() throws SQLException {
    RdsConfig config = prepared("outdated");
    secrets.holds("{\"username\":\"outdated\",\"password\":\"stale\"}");
    assertThatThrownBy(() -> RdsBackend.open(config, logins(), Local.context()))
        .hasMessageContaining("check user=, and the secret " + ARN)
        .hasMessageNotContaining("stale");
  }

  private static RdsConfig prepared(String role) throws SQLException {
    String schema = Local.freshSchema();
    RdsConfig made = Local.config(schema, SeriesForm.ROW);
    RdsBackend.initialise(made, Local.password(), Local.context());
    admin("CREATE ROLE " + role + " LOGIN PASSWORD 'first'");
    admin("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
    admin("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
    return RdsConfig.parse(
        StoreUrl.parse(
            "postgresql://127.0.0.1:%d/postgres?schema=%s&passwordSecret=%s"
                .formatted(LocalPostgres.shared().port(), schema, ARN)));
  }

  private static void rotate(String role, String password) throws SQLException {
    admin("ALTER ROLE " + role + " PASSWORD '" + password + "'");
  }

  private static void endSessions(String role) throws SQLException {
    admin(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = '"
            + role
            + "'");
  }

  private static void admin(String sql) throws SQLException {
    LocalPostgres engine = LocalPostgres.shared();
    try (Connection connection =
            DriverManager.getConnection(engine.jdbcUrl(), engine.user(), engine.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertFails(ErrorKind kind, String what) {
    try (SecretLogins logins = logins()) {
      assertThatThrownBy(logins::next)
          .isInstanceOfSatisfying(StowageException.class, e -> assertThat(e.kind()).isEqualTo(kind))
          .hasMessageContaining(what)
          .hasMessageContaining(ARN)
          .hasMessageNotContaining("s3cret");
    }
  }

  private SecretLogins logins() {
    return new SecretLogins(ARN, secrets.client());
  }
}
