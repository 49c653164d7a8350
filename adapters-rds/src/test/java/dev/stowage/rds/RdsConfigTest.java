package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.rds.RdsConfig.Login;
import dev.stowage.rds.RdsConfig.Server;
import dev.stowage.rds.RdsConfig.Tls;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RdsConfigTest {

  @Test
  void takesTheDefaultsOfAUrlThatNamesOnlyTheDatabase() {
    assertThat(parsed("postgresql://db.example.com/app"))
        .isEqualTo(
            new RdsConfig(
                new Server("db.example.com", 5432, "app"),
                new Login(null, new Credential.Passed()),
                new Tls(SslMode.VERIFY_FULL, null),
                "stowage",
                SeriesForm.ROW));
  }

  @Test
  void takesEveryParameter() {
    assertThat(
            parsed(
                "postgresql://db.example.com:6432/app?user=writer&schema=readings_2&series=block"
                    + "&sslmode=verify-full&sslrootcert=/etc/rds.pem&passwordFile=/run/secret"))
        .isEqualTo(
            new RdsConfig(
                new Server("db.example.com", 6432, "app"),
                new Login("writer", new Credential.InFile(Path.of("/run/secret"))),
                new Tls(SslMode.VERIFY_FULL, Path.of("/etc/rds.pem")),
                "readings_2",
                SeriesForm.BLOCK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.8.8", "[::1]"})
  void asksForNoProofOfWhoAnswersOnLoopback(String host) {
    assertThat(parsed("postgresql://" + host + "/app").tls().mode()).isEqualTo(SslMode.PREFER);
    assertThat(parsed("postgresql://" + host + "/app?sslmode=disable").tls().mode())
        .isEqualTo(SslMode.DISABLE);
  }

  @Test
  void provesWhoAnswersBeforeATokenGoesThereOnLoopbackToo() {
    assertThat(parsed("postgresql://localhost/app?iam=true&user=me").tls().mode())
        .isEqualTo(SslMode.VERIFY_FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca"})
  void refusesLessThanFullVerificationOffLoopback(String mode) {
    assertInvalid(
        "postgresql://127.0.0.1.example.com/app?sslmode=" + mode, "off loopback it is verify-full");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql:///app | is no host",
        "postgresql:app | is no host",
        "postgresql://db.example.com | the database is missing",
        "postgresql://db.example.com/ | is no database",
        "postgresql://db.example.com/a/b | is no database",
        "postgresql://db.example.com:0/app | port from 1 to 65535",
        "postgresql://db.example.com:65536/app | port from 1 to 65535",
        "postgresql://db.example.com:x/app | is no host",
        "postgresql://[::1/app | is no host",
        "postgresql://me:secret@db.example.com/app | write user=NAME and set PGPASSWORD",
        "postgresql://localhost/app?schema=Readings | is no schema name",
        "postgresql://localhost/app?schema=pg_toast | is no schema name",
        "postgresql://localhost/app?schema=1st | is no schema name",
        "postgresql://localhost/app?series=item | is none of row, block",
        "postgresql://localhost/app?sslmode=on | is none of disable, allow, prefer",
        "postgresql://localhost/app?password=x | unknown parameter password; known are",
        "postgresql://localhost/app?passwordSecret=arn | passwordSecret=arn is no secret; write arn:",
        "postgresql://localhost/app?iam=yes | none of false, true",
        "postgresql://localhost/app?iam=true | name it in user=",
        "postgresql://localhost/app?iam=true&user=a&sslmode=prefer | sslmode=prefer is not enough",
        "postgresql://localhost/app?iam=true&passwordFile=p | passwordFile= and iam= exclude",
      })
  void namesThePartThatIsWrong(String url, String what) {
    assertInvalid(url, what);
  }

  @Test
  void takesAPortAtEachEndOfTheRange() {
    assertThat(parsed("postgresql://localhost:1/app").server().port()).isEqualTo(1);
    assertThat(parsed("postgresql://localhost:65535/app").server().port()).isEqualTo(65_535);
  }

  @Test
  void takesASchemaNameOfSixtyThreeCharactersAndNoMore() {
    String longest = "s".repeat(63);
    assertThat(parsed("postgresql://localhost/app?schema=" + longest).schema()).isEqualTo(longest);
    assertInvalid("postgresql://localhost/app?schema=s" + longest, "is no schema name");
  }

  @Test
  void saysNoPasswordOfAUrlThatHoldsOne() {
    assertThatThrownBy(() -> parsed("postgresql://me:secret@db.example.com/app"))
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://db.example.com/app",
        "postgresql://[2001:db8::7]:6432/app?user=me%20too&schema=s&series=block",
        "postgresql://localhost/my%20app?sslmode=disable&passwordFile=%2Frun%2Fs%26cret",
        "postgresql://db.example.com/app?sslrootcert=%2Fetc%2Frds.pem",
        "postgresql://localhost/app?user=me&iam=true",
        "postgresql://localhost/app?user=me&sslmode=require&iam=true",
        "postgresql://localhost/app?passwordSecret=arn%3Aaws%3Asecretsmanager%3Aeu-west-1%3A123456789012%3Asecret%3Adb",
      })
  void writesTheUrlItWasReadFrom(String url) {
    assertThat(parsed(url).url()).isEqualTo(url);
  }

  private static RdsConfig parsed(String url) {
    return RdsConfig.parse(StoreUrl.parse(url));
  }

  private static void assertInvalid(String url, String what) {
    assertThatThrownBy(() -> parsed(url))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
        .hasMessageContaining(what);
  }
}
