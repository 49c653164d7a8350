package dev.stowage.testkit.local;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An S3 server in a child process: S3Proxy, behind a front of ours that makes its conditional
 * requests exact. In memory, on a free port of 127.0.0.1, path-style, gone when this is closed and
 * when this process ends, even by kill -9. A start takes one to two seconds, and ends with a probe
 * that the conditional requests are exact.
 *
 * <p>It verifies signatures unless it is started not to, so clients sign with {@link #accessKey()}
 * and {@link #secretKey()}; any region will do. It has no versions, lifecycle rules or tags, obeys
 * access policies on websites alone, deletes one object at a time, takes at most 128 MiB in one
 * PUT, and never throttles.
 */
public final class LocalS3 implements AutoCloseable {

  private static final String ENGINE = "s3proxy";
  private static final Pattern JAR = Pattern.compile("s3proxy-(.+)\\.jar");

  private static @Nullable LocalS3 sharedInstance;

  private final ChildJvm child;
  private final String version;

  private LocalS3(ChildJvm child, String version) {
    this.child = child;
    this.version = version;
  }

  /**
   * Starts a server that verifies signatures, and waits until it has passed the probe.
   *
   * @return the running server, without a bucket
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED when its jars are not found,
   *     UNAVAILABLE when it does not start or is not exact
   */
  public static LocalS3 start() {
    return start(S3ProxyMain.class);
  }

  /**
   * Starts a server that serves everybody, for a program whose clients find credentials of their
   * own: in the environment, or in a profile.
   *
   * @return the running server, without a bucket
   * @throws dev.stowage.core.error.StowageException as {@link #start()}
   */
  public static LocalS3 startForAnySignature() {
    return start(S3OpenProxyMain.class);
  }

  private static LocalS3 start(Class<?> main) {
    Path engine = EnginePath.find(ENGINE);
    String version = "S3Proxy " + EnginePath.version(engine, JAR);
    List<String> classPath =
        List.of(EnginePath.ownClasses().toString(), engine + File.separator + "*");
    LocalS3 server =
        new LocalS3(
            ChildJvm.start(
                new ChildJvm.Launch(
                    version, main.getName(), classPath, "512m", Duration.ofSeconds(60))),
            version + " behind a conditional-request front");
    try {
      server.probe();
    } catch (RuntimeException notExact) {
      server.close();
      throw notExact;
    }
    return server;
  }

  /**
   * Returns the server that all tests of this process share; it ends with the process.
   *
   * @return the running server, started by the first call
   * @throws dev.stowage.core.error.StowageException as {@link #start()}
   */
  public static synchronized LocalS3 shared() {
    LocalS3 shared = sharedInstance;
    if (shared == null) {
      shared = start();
      sharedInstance = shared;
    }
    return shared;
  }

  /**
   * Returns where the server answers, path-style.
   *
   * @return for example {@code http://127.0.0.1:43135}
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + child.port());
  }

  /**
   * Returns where a bucket's website answers: without signature, and with redirects alone, once the
   * bucket has a website and a policy that lets everybody read.
   *
   * @param bucket the bucket
   * @return the URI that keys follow, for example {@code
   *     http://127.0.0.1:43135/_website/my-bucket/}
   */
  public URI website(String bucket) {
    return endpoint().resolve(S3Front.WEBSITE + "/" + bucket + "/");
  }

  /**
   * Returns the access key that the server knows.
   *
   * @return the key, no secret: the server is on loopback and holds test data
   */
  public String accessKey() {
    return S3ProxyMain.ACCESS_KEY;
  }

  /**
   * Returns the secret key that requests are signed with.
   *
   * @return the key, no secret: the server is on loopback and holds test data
   */
  public String secretKey() {
    return S3ProxyMain.SECRET_KEY;
  }

  /**
   * Returns the server's name and version, for reports.
   *
   * @return for example {@code S3Proxy 4.1.0 behind a conditional-request front}
   */
  public String version() {
    return version;
  }

  /**
   * Returns the server's process id.
   *
   * @return the id of the child process
   */
  public long pid() {
    return child.handle().pid();
  }

  /** Ends the server; what it held is gone. Idempotent. */
  @Override
  public void close() {
    child.close();
  }

  S3Wire wire() {
    return new S3Wire(endpoint(), accessKey(), secretKey());
  }

  void probe() {
    new S3Probe(wire()).run();
  }
}
