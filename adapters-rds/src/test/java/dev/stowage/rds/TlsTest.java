package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.local.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is believed, against a server that has a certificate for 127.0.0.1 and no other name. */
class TlsTest {

  private static final char[] KEEPER = "changeit".toCharArray();

  @TempDir static Path folder;

  private static LocalPostgres engine;
  private static Path right;
  private static Path wrong;

  @BeforeAll
  static void startWithACertificate() throws Exception {
    engine = LocalPostgres.start();
    right = certificate("right", "ip:127.0.0.1");
    wrong = certificate("wrong", "ip:127.0.0.1");
    try (Connection connection =
            DriverManager.getConnection(engine.jdbcUrl(), engine.user(), engine.password());
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + right + "'");
      statement.execute("ALTER SYSTEM SET ssl_key_file = '" + key("right") + "'");
      statement.execute("ALTER SYSTEM SET ssl = on");
      statement.execute("SELECT pg_reload_conf()");
    }
    RdsBackend.initialise(
        config("127.0.0.1", "sslmode=require"), RdsPassword.none(), Local.context());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void believesAServerWhoseCertificateTheNamedAuthoritySigned() throws Exception {
    RdsConfig config = config("127.0.0.1", "sslmode=verify-full&sslrootcert=" + right);
    try (RdsBackend backend = RdsBackend.open(config, RdsPassword.none(), Local.context())) {
      assertThat(isEncrypted(backend)).isTrue();
    }
  }

  @Test
  void encryptsOnLoopbackWhereTheServerOffersIt() throws Exception {
    RdsConfig config = config("127.0.0.1", "schema=stowage");
    try (RdsBackend backend = RdsBackend.open(config, RdsPassword.none(), Local.context())) {
      assertThat(isEncrypted(backend)).isTrue();
    }
  }

  @Test
  void refusesACertificateOfAnotherAuthority() {
    assertDistrusted(config("127.0.0.1", "sslmode=verify-full&sslrootcert=" + wrong));
  }

  @Test
  void refusesACertificateOfAnAuthorityThatTheJvmDoesNotKnow() {
    assertDistrusted(config("127.0.0.1", "sslmode=verify-full"));
  }

  @Test
  void refusesACertificateThatDoesNotNameTheHost() {
    assertDistrusted(config("localhost", "sslmode=verify-full&sslrootcert=" + right));
  }

  @Test
  void saysThatTheAuthoritiesCannotBeRead() {
    assertDistrusted(
        config("127.0.0.1", "sslmode=verify-full&sslrootcert=" + folder.resolve("missing.pem")));
  }

  private static void assertDistrusted(RdsConfig config) {
    assertThatThrownBy(() -> RdsBackend.open(config, RdsPassword.none(), Local.context()))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
        .hasMessageContaining("no trusted TLS connection to " + config.server().host())
        .hasMessageContaining("sslrootcert=");
  }

  private static RdsConfig config(String host, String parameters) {
    return RdsConfig.parse(
        StoreUrl.parse(engine.url().replace("127.0.0.1", host) + "&" + parameters));
  }

  private static boolean isEncrypted(RdsBackend backend) throws SQLException {
    try (Connection connection = backend.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      assertThat(answer.next()).isTrue();
      return answer.getBoolean(1);
    }
  }

  private static Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** Makes a key and a certificate signed by itself, and returns the certificate's file. */
  private static Path certificate(String name, String subject)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + subject,
                "-keystore",
                store.toString(),
                "-storepass",
                new String(KEEPER))
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor())
        .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, KEEPER);
    }
    Files.createFile(
        key(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key(name), pem("PRIVATE KEY", keys.getKey(name, KEEPER).getEncoded()));
    return Files.writeString(
        folder.resolve(name + ".pem"), pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
  }
}
