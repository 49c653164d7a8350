package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.local.LocalPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What is said when a database cannot be opened. */
class OpeningTest {

  @Test
  void saysThatAPasswordIsWrongWithoutShowingIt() {
    assertFails(
        ErrorKind.MISCONFIGURED,
        config("user=postgres"),
        RdsPassword.of("a-wild-guess".toCharArray()),
        "check user=, and PGPASSWORD or passwordFile=");
  }

  @Test
  void saysThatAPasswordIsMissing() {
    assertFails(
        ErrorKind.MISCONFIGURED,
        config("user=postgres"),
        RdsPassword.none(),
        "no password was provided");
  }

  @Test
  void takesThePasswordFileBeforeThePasswordThatIsPassed() {
    RdsConfig config =
        RdsConfig.parse(
            StoreUrl.parse(LocalPostgres.shared().url() + "&schema=" + Local.freshSchema()));
    RdsPassword wrong = RdsPassword.of("wrong".toCharArray());

    RdsBackend.initialise(config, wrong, Local.context());
    try (RdsBackend backend = RdsBackend.open(config, wrong, Local.context())) {
      assertThat(backend.series().find("s")).isEmpty();
    }
  }

  @Test
  void saysThatThereIsNoSuchDatabase() {
    RdsConfig config = parsed(LocalPostgres.shared().port(), "nowhere?user=postgres");
    assertFails(ErrorKind.MISCONFIGURED, config, Local.password(), "\"nowhere\" does not exist");
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertFails(
        ErrorKind.UNAVAILABLE, parsed(port, "app?user=me"), Local.password(), "no connection");
  }

  @Test
  void saysThatAHostIsNotKnown() {
    RdsConfig config =
        RdsConfig.parse(StoreUrl.parse("postgresql://no-such-host.invalid/app?user=me"));
    assertFails(ErrorKind.UNAVAILABLE, config, Local.password(), "no-such-host.invalid");
  }

  private static RdsConfig config(String parameters) {
    return parsed(LocalPostgres.shared().port(), "postgres?" + parameters);
  }

  private static RdsConfig parsed(int port, String rest) {
    return RdsConfig.parse(StoreUrl.parse("postgresql://127.0.0.1:" + port + "/" + rest));
  }

  private static void assertFails(
      ErrorKind kind, RdsConfig config, RdsPassword password, String what) {
    assertThatThrownBy(() -> RdsBackend.open(config, password, Local.context()))
        .isInstanceOfSatisfying(
            StowageException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.operation()).isEqualTo("open");
              assertThat(e.getMessage()).contains(what).doesNotContain("a-wild-guess");
            });
    assertThatThrownBy(() -> RdsBackend.initialise(config, password, Local.context()))
        .isInstanceOfSatisfying(
            StowageException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.operation()).isEqualTo("init");
            });
  }
}
