package dev.stowage.serve;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every connection now and then, and ends those that take too long: one look at all of
 * them is cheaper than a timer for each step of each request. A limit is kept to within a quarter
 * of the shortest one, and a second.
 *
 * <p>Whether a head has begun is told by the bytes that came since the last request. So a head
 * whose first part came together with the end of the request before counts from its next byte;
 * until that comes, it is idle.
 */
final class Watch implements Connection.Listener {

  /** What is known of a connection. */
  private static final class Line {
    final Connection connection;
    volatile @Nullable Passage passage;

    /** How many bytes had come when the last request ended; only the look reads it beside. */
    volatile long bytesBefore;

    /** When the connection last became free, or was opened. */
    volatile long freeSince = System.nanoTime();

    /** When the look first saw a head that has begun; 0 for none. */
    long headSince;

    Line(Connection connection) {
      this.connection = connection;
    }
  }

  /** While answers fill the memory they have to move so much faster than else. */
  private static final int FASTER = 4;

  private final Ground ground;
  private final ServerLimits limits;
  private final Scheduler scheduler;
  private final long pauseMillis;
  private final Map<Connection, Line> lines = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  Watch(Scheduler scheduler, Ground ground) {
    this.ground = ground;
    this.limits = ground.limits();
    this.scheduler = scheduler;
    ServerLimits.Times times = limits.times();
    long shortest =
        Math.min(
            Math.min(times.head().toMillis(), times.body().toMillis()), times.answer().toMillis());
    this.pauseMillis = Math.max(5, Math.min(1_000, shortest / 4));
  }

  void start() {
    scheduler.schedule(this::look, pauseMillis, TimeUnit.MILLISECONDS);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void onOpened(Connection connection) {
    lines.put(connection, new Line(connection));
  }

  @Override
  public void onClosed(Connection connection) {
    lines.remove(connection);
  }

  /** A request's head is whole. */
  void begun(Request request, Passage passage) {
    Line line = lines.get(request.getConnectionMetaData().getConnection());
    if (line != null) {
      line.passage = passage;
    }
  }

  /** A request is answered, or broken off. */
  void ended(Request request) {
    Connection connection = request.getConnectionMetaData().getConnection();
    Line line = lines.get(connection);
    if (line != null) {
      line.bytesBefore = connection.getBytesIn();
      line.freeSince = System.nanoTime();
      line.passage = null;
    }
  }

  /** Ends every connection that no request is on its way on, and where no head has begun. */
  void closeIdle() {
    for (Line line : lines.values()) {
      if (line.passage == null && !hasBegun(line)) {
        line.connection.getEndPoint().close();
      }
    }
  }

  private void look() {
    if (stopped) {
      return;
    }
    try {
      long now = System.nanoTime();
      boolean full = lines.size() >= limits.crowd().connections();
      for (Line line : lines.values()) {
        guarded(() -> look(line, now, full));
      }
      guarded(() -> makeRoom(now));
    } finally {
      start();
    }
  }

  /** What goes wrong with one connection must not keep the others from being looked at. */
  private void guarded(Runnable look) {
    try {
      look.run();
    } catch (Throwable escaped) {
      ground.errors().accept(escaped);
    }
  }

  /** While answers fill the memory, cuts off the slowest until a quarter of it is free. */
  private void makeRoom(long now) {
    if (!ground.answers().isSpent()) {
      return;
    }
    long excess = ground.answers().excess() + limits.room().answers() / 4;
    long fastEnough = (long) FASTER * limits.times().bytesPerSecond();
    List<Passage.Pace> slowest =
        lines.values().stream()
            .map(line -> line.passage)
            .filter(Objects::nonNull)
            .map(passage -> passage.pace(now))
            .filter(Objects::nonNull)
            .filter(pace -> pace.bytesPerSecond() < fastEnough)
            .sorted(Comparator.comparingLong(Passage.Pace::bytesPerSecond))
            .toList();
    for (Passage.Pace pace : slowest) {
      if (excess < 0) {
        return;
      }
      pace.passage().cutOff();
      excess -= pace.weight();
    }
  }

  private void look(Line line, long now, boolean full) {
    Passage passage = line.passage;
    if (passage != null) {
      line.headSince = 0;
      passage.lookAt(now);
    } else if (!hasBegun(line)) {
      line.headSince = 0;
      // Others wait for a place: who has asked nothing for a second gives up his.
      if (full && isOver(now, line.freeSince, Duration.ofSeconds(1))) {
        line.connection.getEndPoint().close();
      }
    } else if (line.headSince == 0) {
      line.headSince = now;
    } else if (isOver(now, line.headSince, limits.times().head())) {
      line.connection.getEndPoint().close();
    }
  }

  private static boolean hasBegun(Line line) {
    return line.connection.getBytesIn() > line.bytesBefore;
  }

  private static boolean isOver(long now, long since, Duration limit) {
    return now - since > limit.toNanos();
  }
}
