package dev.stowage.testkit.local;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs PostgreSQL in the care of a child process, on a free port of 127.0.0.1, by reflection: the
 * testkit does not compile against what unpacks and starts the binaries.
 *
 * <p>The library's own settings are those of a throw-away database: no fsync, no synchronous
 * commit, no full page writes, no password. Here durability is PostgreSQL's default, so that what
 * is measured is what a server would do, and nobody else on the machine gets in: every connection
 * gives a password, and there is no Unix socket.
 */
final class EmbeddedPostgresMain {

  /** The file in the run directory that holds the superuser's password. */
  static final String PASSWORD_FILE = "password";

  /** The folder in the run directory that is the server's data directory. */
  static final String DATA = "data";

  private static final String BUILDER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  private static final Map<String, String> SERVER =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("shared_buffers", "64MB"),
          Map.entry("work_mem", "4MB"),
          Map.entry("maintenance_work_mem", "32MB"),
          Map.entry("max_wal_size", "256MB"),
          Map.entry("max_connections", "100"),
          Map.entry("huge_pages", "off"));

  private EmbeddedPostgresMain() {}

  /**
   * Starts the engine, prints {@code READY port}, and ends when standard input does.
   *
   * @param arguments the run directory, which holds the password file and is removed at the end;
   *     the folder for the unpacked binaries, which is kept; {@code on} where a commit is answered
   *     once it is on disk, else {@code off}
   * @throws Exception when the engine does not start, after its own words
   */
  public static void main(String[] arguments) throws Exception {
    Path run = Path.of(arguments[0]);
    PostgresKeeper.watch(run);
    try (Closeable engine = start(run, new File(arguments[1]), arguments[2])) {
      System.out.println("READY " + engine.getClass().getMethod("getPort").invoke(engine));
      ParentPipe.awaitEnd();
    } catch (InvocationTargetException failed) {
      System.out.println(failed.getCause());
      explainRoot();
      PostgresKeeper.remove(run);
      System.exit(1);
    }
    PostgresKeeper.remove(run);
    System.exit(0);
  }

  private static Closeable start(Path run, File unpacked, String synchronousCommit)
      throws IOException, ReflectiveOperationException {
    Object builder = Class.forName(BUILDER).getMethod("builder").invoke(null);
    String password = Files.readString(run.resolve(PASSWORD_FILE)).strip();
    set(builder, "setOverrideWorkingDirectory", File.class, unpacked);
    set(builder, "setDataDirectory", Path.class, run.resolve(DATA));
    set(builder, "setPGStartupWait", Duration.class, Duration.ofSeconds(60));
    // The words of initdb and of the server become the child's own, for the message of a failure.
    set(builder, "setErrorRedirector", Redirect.class, Redirect.INHERIT);
    set(builder, "setOutputRedirector", Redirect.class, Redirect.INHERIT);
    for (Map.Entry<String, String> setting : new TreeMap<>(SERVER).entrySet()) {
      option(builder, "setServerConfig", setting.getKey(), setting.getValue());
    }
    option(builder, "setServerConfig", "synchronous_commit", synchronousCommit);
    // What it calls locale are further options of initdb; the later --auth counts.
    option(builder, "setLocaleConfig", "auth", "scram-sha-256");
    option(builder, "setLocaleConfig", "pwfile", run.resolve(PASSWORD_FILE).toString());
    option(builder, "setConnectConfig", "password", password);
    return (Closeable) builder.getClass().getMethod("start").invoke(builder);
  }

  private static void set(Object builder, String method, Class<?> type, Object value)
      throws ReflectiveOperationException {
    builder.getClass().getMethod(method, type).invoke(builder, value);
  }

  private static void option(Object builder, String method, String key, String value)
      throws ReflectiveOperationException {
    builder.getClass().getMethod(method, String.class, String.class).invoke(builder, key, value);
  }

  private static void explainRoot() {
    if ("root".equals(System.getProperty("user.name"))) {
      System.out.println(
          "PostgreSQL does not run as root by itself; it is started under unshare -U, which needs"
              + " user namespaces. Where they are not allowed, run as an ordinary user");
    }
  }
}
