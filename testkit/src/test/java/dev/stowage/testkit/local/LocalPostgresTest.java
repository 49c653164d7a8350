package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  /** A running server as the operating system sees it. */
  private record Server(ProcessHandle child, ProcessHandle postmaster, Path run) {

    static Server of(long child, String url, String password) throws Exception {
      Path data = Path.of(ask(url, password, "SHOW data_directory"));
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      return new Server(
          ProcessHandle.of(child).orElseThrow(),
          ProcessHandle.of(Long.parseLong(pid)).orElseThrow(),
          data.resolve("..").normalize());
    }

    /** The processes that must end when the child does. */
    List<ProcessHandle> processes() {
      return Stream.concat(Stream.of(child, postmaster), child.descendants()).toList();
    }
  }

  @Test
  void listensOnLoopbackAloneAndWritesEverythingToDisk() throws Exception {
    LocalPostgres engine = LocalPostgres.shared();

    assertThat(ask(engine, "SHOW fsync")).isEqualTo("on");
    assertThat(ask(engine, "SHOW synchronous_commit"))
        .as("where rules are tested, commits do not wait for the disk")
        .isEqualTo("off");
    assertThat(ask(engine, "SHOW full_page_writes")).isEqualTo("on");
    assertThat(ask(engine, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask(engine, "SHOW unix_socket_directories")).isEmpty();
  }

  @Test
  void letsNobodyInWithoutItsPassword() {
    LocalPostgres engine = LocalPostgres.shared();

    assertThatThrownBy(() -> ask(engine.jdbcUrl(), "a guess", "SELECT 1"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    assertThat(engine.password()).hasSize(32);
    assertThat(engine.passwordFile()).hasContent(engine.password());
    assertThat(engine.url())
        .startsWith("postgresql://127.0.0.1:" + engine.port() + "/postgres?user=postgres&password")
        .doesNotContain(engine.password());
  }

  @Test
  void namesTheVersionThatTheServerNames() throws Exception {
    LocalPostgres engine = LocalPostgres.shared();

    assertThat(engine.version()).isEqualTo("PostgreSQL " + ask(engine, "SHOW server_version"));
  }

  @Test
  void namesTheProcessOfTheServerItself() throws Exception {
    LocalPostgres engine = LocalPostgres.shared();

    assertThat(engine.serverPid()).isEqualTo(server(engine).postmaster().pid());
    assertThat(ProcessHandle.of(engine.serverPid())).isPresent();
  }

  @Test
  void isOnePerProcessWhenShared() {
    assertThat(LocalPostgres.shared()).isSameAs(LocalPostgres.shared());
  }

  @Test
  void twoRunAtOnceAndCloseEndsOnlyItsOwn() throws Exception {
    LocalPostgres other = LocalPostgres.shared();
    LocalPostgres engine = LocalPostgres.start();
    Server server = server(engine);
    List<ProcessHandle> processes = server.processes();
    assertThat(engine.port()).isNotEqualTo(other.port());
    assertThat(engine.password()).isNotEqualTo(other.password());
    assertThat(ask(engine, "SHOW synchronous_commit"))
        .as("what it acknowledges is kept")
        .isEqualTo("on");

    engine.close();
    engine.close();

    assertGone(server, processes);
    assertThat(ask(other, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void leavesNothingBehindWhenItsParentWasKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                PostgresHolderMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
      Server server = Server.of(Long.parseLong(said.readLine()), said.readLine(), said.readLine());
      List<ProcessHandle> processes = server.processes();

      parent.destroyForcibly();

      assertGone(server, processes);
    }
  }

  @Test
  void leavesNothingBehindWhenItsChildWasKilled() throws Exception {
    try (LocalPostgres engine = LocalPostgres.start()) {
      Server server = server(engine);
      List<ProcessHandle> processes = server.processes();
      assertThat(processes).as("the child, the server and the keeper").hasSizeGreaterThan(2);

      server.child().destroyForcibly();

      assertGone(server, processes);
    }
  }

  @Test
  void tellsWhatIsMissingWhenItCannotStart(@TempDir Path engines) throws IOException {
    Path folder = Files.createDirectories(engines.resolve("postgresql"));
    try (Stream<Path> jars = Files.list(EnginePath.find("postgresql"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (!jar.toString().contains("binaries")) {
          Files.copy(jar, folder.resolve(jar.getFileName()));
        }
      }
    }
    System.setProperty(EnginePath.PROPERTY, engines.toString());
    try {
      assertThatThrownBy(LocalPostgres::start)
          .isInstanceOfSatisfying(
              StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
          .hasMessageContaining("it ended before it was ready")
          .hasMessageContaining("Missing embedded postgres binaries");
    } finally {
      System.clearProperty(EnginePath.PROPERTY);
    }
  }

  private static void assertGone(Server server, List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      assertThat(process.onExit().get(60, TimeUnit.SECONDS).isAlive())
          .as("%s after the end", process.info())
          .isFalse();
    }
    assertThat(server.run()).doesNotExist();
  }

  private static Server server(LocalPostgres engine) throws Exception {
    return Server.of(engine.pid(), engine.jdbcUrl(), engine.password());
  }

  private static String ask(LocalPostgres engine, String question) throws SQLException {
    return ask(engine.jdbcUrl(), engine.password(), question);
  }

  private static String ask(String url, String password, String question) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", password);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }

  private static String classPath() throws Exception {
    return String.join(
        File.pathSeparator,
        root(LocalPostgres.class),
        root(PostgresHolderMain.class),
        root(StowageException.class));
  }

  private static String root(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
