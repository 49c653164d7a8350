package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GracefulStopTest {

  private static final String HELD = "GET /held HTTP/1.1\r\nHost: h\r\n\r\n";

  @Test
  void finishesWhatIsInFlightAndLetsNobodyElseIn() throws Exception {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port());
        Wire idle = Wire.to(rig.port())) {
      wire.send(HELD);
      rig.awaitHeld(1);
      CompletableFuture<Void> closed = CompletableFuture.runAsync(rig.server()::close);

      assertThat(idle.isEnded()).isTrue();
      assertThatThrownBy(() -> Wire.to(rig.port())).isInstanceOf(ConnectException.class);
      assertThat(closed).isNotDone();
      rig.open();

      Wire.Answer answer = wire.answer();
      assertThat(answer.text()).isEqualTo("held");
      assertThat(answer.header("Connection")).contains("close");
      assertThat(wire.isEnded()).isTrue();
      closed.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void finishesABodyThatIsOnItsWay() throws Exception {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      wire.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 70002\r\n\r\n");
      wire.send(new byte[70_000]);
      while (rig.server().bodyBytes() == 0) {
        Thread.onSpinWait();
      }
      CompletableFuture<Void> closed = CompletableFuture.runAsync(rig.server()::close);
      wire.send("cd");

      assertThat(wire.answer().text()).hasSize(70_002).endsWith("cd");
      closed.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void cutsOffWhatTakesTooLong() throws Exception {
    ServerLimits limits = ServerLimits.standard();
    ServerLimits.Times times = ServerLimits.Times.DEFAULT;
    ServerLimits hasty =
        limits.with(
            new ServerLimits.Times(
                times.head(),
                times.body(),
                times.answer(),
                times.idle(),
                Duration.ofMillis(100),
                1));
    try (Rig rig = Rig.with(hasty);
        Wire wire = Wire.to(rig.port())) {
      wire.send(HELD);
      rig.awaitHeld(1);

      CompletableFuture.runAsync(rig.server()::close).get(10, TimeUnit.SECONDS);

      assertThatThrownBy(wire::answer).isInstanceOfAny(EOFException.class, SocketException.class);
    }
  }

  @Test
  void leavesNoThreadBehind() throws IOException {
    Rig rig = new Rig();
    assertThat(Wire.get(rig.port(), "/hello").text()).isEqualTo("hello");
    rig.close();
    rig.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.endsWith("-" + rig.port()));
    assertThat(threads()).isZero();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("stowage-http"))
        .count();
  }
}
