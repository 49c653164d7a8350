package dev.stowage.testkit.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.local.timestream.TimestreamStandInMain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our stand-in for Timestream, in a child process: in memory, on a free port of 127.0.0.1, gone
 * when this is closed and when this process ends, even by kill -9. No emulator of Timestream
 * exists, so this one is our own; see {@link dev.stowage.testkit.local.timestream} for what it is
 * built from and what it leaves out. It accepts any credentials, and serves the clients of both
 * APIs, write and query.
 *
 * <p>Its clock decides which times it takes and what can be read. It is the time of day until it is
 * set; then it stands still until it is moved on.
 */
public final class LocalTimestream implements AutoCloseable {

  /** After which time late data can be read: what was written older than 6 hours. */
  public static final Duration LATE_DATA_DELAY = Duration.ofHours(6);

  private static final String NAME = "LocalTimestream stand-in";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static @Nullable LocalTimestream sharedInstance;

  private final ChildJvm child;
  private final HttpClient http = HttpClient.newHttpClient();

  private LocalTimestream(ChildJvm child) {
    this.child = child;
  }

  /**
   * Starts a stand-in and waits until it answers.
   *
   * @return the running stand-in, empty
   * @throws StowageException UNAVAILABLE when it does not start
   */
  public static LocalTimestream start() {
    List<String> classPath =
        List.of(
            EnginePath.ownClasses().toString(),
            EnginePath.classesOf(JSON.class).toString(),
            EnginePath.classesOf(JsonFactory.class).toString());
    return new LocalTimestream(
        ChildJvm.start(
            new ChildJvm.Launch(
                NAME,
                TimestreamStandInMain.class.getName(),
                classPath,
                "256m",
                Duration.ofSeconds(60))));
  }

  /**
   * Returns the stand-in that all tests of this process share; it ends with the process. Whoever
   * moves its clock moves it for all.
   *
   * @return the running stand-in, started by the first call
   * @throws StowageException as {@link #start()}
   */
  public static synchronized LocalTimestream shared() {
    LocalTimestream shared = sharedInstance;
    if (shared == null) {
      shared = start();
      sharedInstance = shared;
    }
    return shared;
  }

  /**
   * Returns where the stand-in answers.
   *
   * @return for example {@code http://127.0.0.1:43135}
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + child.port());
  }

  /**
   * Returns the name for reports, which says that this is not the service.
   *
   * @return {@code LocalTimestream stand-in}
   */
  public String version() {
    return NAME;
  }

  /**
   * Returns the process id.
   *
   * @return the id of the child process
   */
  public long pid() {
    return child.handle().pid();
  }

  /**
   * Returns what the stand-in's clock says.
   *
   * @return its present
   */
  public Instant clock() {
    return order("read");
  }

  /**
   * Sets the clock, on which it stands still.
   *
   * @param instant the new present; may be before the one that was
   */
  public void clock(Instant instant) {
    order("set " + instant);
  }

  /**
   * Moves the clock on.
   *
   * @param duration how far
   */
  public void advance(Duration duration) {
    order("advance " + duration);
  }

  /** Ends the stand-in; what it held is gone. Idempotent. */
  @Override
  public void close() {
    child.close();
  }

  private Instant order(String order) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint().resolve(TimestreamStandInMain.CLOCK_PATH))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(order))
            .build();
    try {
      return Instant.parse(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException gone) {
      throw new StowageException(ErrorKind.UNAVAILABLE, "clock", NAME, "it does not answer")
          .causedBy(gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StowageException(ErrorKind.UNAVAILABLE, "clock", NAME, "interrupted")
          .causedBy(interrupted);
    }
  }
}
