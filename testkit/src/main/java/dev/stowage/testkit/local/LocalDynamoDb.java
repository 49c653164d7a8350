package dev.stowage.testkit.local;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local, Amazon's own emulator, in a child process: in memory, on a free port of
 * 127.0.0.1, gone when this is closed and when this process ends, even by kill -9. A start takes
 * one to two seconds.
 *
 * <p>It keeps tables apart by access key and region, accepts any credentials and never throttles.
 * Its licence allows it for development and tests; it is part of no artefact.
 */
public final class LocalDynamoDb implements AutoCloseable {

  private static final String ENGINE = "dynamodb-local";
  private static final Pattern JAR = Pattern.compile("DynamoDBLocal-(.+)\\.jar");

  private static @Nullable LocalDynamoDb sharedInstance;

  private final ChildJvm child;
  private final String version;

  private LocalDynamoDb(ChildJvm child, String version) {
    this.child = child;
    this.version = version;
  }

  /**
   * Starts an engine and waits until it answers.
   *
   * @return the running engine, empty
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when its jars are not found,
   *     UNAVAILABLE when it does not start
   */
  public static LocalDynamoDb start() {
    Path engine = EnginePath.find(ENGINE);
    String version = "DynamoDB Local " + EnginePath.version(engine, JAR);
    List<String> classPath =
        List.of(EnginePath.ownClasses().toString(), engine + File.separator + "*");
    return new LocalDynamoDb(
        ChildJvm.start(
            new ChildJvm.Launch(
                version,
                DynamoDbLocalMain.class.getName(),
                classPath,
                "256m",
                Duration.ofSeconds(60))),
        version);
  }

  /**
   * Returns the engine that all tests of this process share; it ends with the process.
   *
   * @return the running engine, started by the first call
   * @throws dev.stowage.core.error.StowageException as {@link #start()}
   */
  public static synchronized LocalDynamoDb shared() {
    LocalDynamoDb shared = sharedInstance;
    if (shared == null) {
      shared = start();
      sharedInstance = shared;
    }
    return shared;
  }

  /**
   * Returns where the engine answers.
   *
   * @return for example {@code http://127.0.0.1:43135}
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + child.port());
  }

  /**
   * Returns the engine's name and version, for reports.
   *
   * @return for example {@code DynamoDB Local 3.3.1}
   */
  public String version() {
    return version;
  }

  /**
   * Returns the engine's process id.
   *
   * @return the id of the child process
   */
  public long pid() {
    return child.handle().pid();
  }

  /** Ends the engine; what it held is gone. Idempotent. */
  @Override
  public void close() {
    child.close();
  }
}
