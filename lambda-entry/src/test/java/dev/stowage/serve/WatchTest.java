package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

  @Test
  void looksAtTheOthersAndAgainWhenALookFails() throws Exception {
    Duration day = Duration.ofDays(1);
    ServerLimits.Times times =
        new ServerLimits.Times(Duration.ofMillis(20), day, day, day, day, 1 << 10);
    ServerOptions options =
        ServerOptions.local(0, errors::add).with(ServerLimits.standard().with(times));
    Server server = new Server();
    Watch watch = new Ground(options, server).watch();
    Line broken = new Line(new LinkageError("a defect of a look"));
    Line slow = new Line(null);
    watch.onOpened(broken);
    watch.onOpened(slow);
    server.start();
    try {
      watch.start();
      while (slow.getEndPoint().isOpen()) {
        Thread.onSpinWait();
      }
    } finally {
      watch.stop();
      server.stop();
    }

    assertThat(broken.getEndPoint().isOpen()).isTrue();
    assertThat(errors).hasSizeGreaterThan(1).allMatch(LinkageError.class::isInstance);
  }

  /** A connection where a head has begun that never ends; or where even that cannot be told. */
  private static final class Line extends AbstractConnection {

    private final @Nullable Error defect;

    Line(@Nullable Error defect) {
      super(new ByteArrayEndPoint(), Runnable::run);
      this.defect = defect;
    }

    @Override
    public long getBytesIn() {
      if (defect != null) {
        throw defect;
      }
      return 1;
    }

    @Override
    public void onFillable() {
      // Nobody reads.
    }
  }
}
