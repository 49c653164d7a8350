package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

  private static final int CROWD = 500;
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ServerLimits limits = ServerLimits.standard();

  @Test
  void doNotStopOthersWhileTheySendTheirHeads() throws IOException {
    assertOthersAreServed("GET /hello HTTP/1.1\r\nHost: h\r\nX: ");
  }

  @Test
  void doNotStopOthersWhileTheySendTheirBodies() throws IOException {
    assertOthersAreServed("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n");
  }

  @Test
  void doNotStopOthersWhileTheyReadTheirAnswers() throws IOException {
    assertOthersAreServed("GET /big/8000000 HTTP/1.1\r\nHost: h\r\n\r\n");
  }

  /**
   * Each of the slow ones moves a byte between the requests of the others. Were these stopped, most
   * of them would be, and for longer than a second; the machine itself may stop one or two.
   */
  private void assertOthersAreServed(String begin) throws IOException {
    ServerLimits roomy =
        limits.with(new ServerLimits.Room(8 << 10, 1L << 30, 2L * CROWD * 8_000_000));
    try (Rig rig = Rig.with(roomy);
        Wires slow = new Wires();
        Wire quick = Wire.to(rig.port())) {
      for (int i = 0; i < CROWD; i++) {
        slow.add(Wire.withLittleRoom(rig.port()).send(begin));
      }
      List<Duration> waits = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < CROWD; i++) {
          move(slow.get(i), begin);
          if (i % 50 == 0) {
            waits.add(Duration.ofNanos(nanosOfARequest(quick)));
          }
        }
      }
      Collections.sort(waits);
      assertThat(waits.get(waits.size() / 2)).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static void move(Wire wire, String begin) throws IOException {
    if (begin.contains("/big/")) {
      assertThat(wire.readByte()).isNotNegative();
    } else {
      wire.send("x");
    }
  }

  private static long nanosOfARequest(Wire wire) throws IOException {
    long began = System.nanoTime();
    assertThat(wire.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n").answer().text())
        .isEqualTo("hello");
    return System.nanoTime() - began;
  }

  @Test
  void areCutOffWhenAHeadTakesTooLong() throws IOException {
    try (Rig rig = Rig.with(times(SHORT, LONG, LONG));
        Wire fresh = Wire.to(rig.port());
        Wire used = Wire.to(rig.port())) {
      assertThat(nanosOfARequest(used)).isPositive();

      assertThat(isCutOffWhileItDrips(fresh, "GET /hello HTTP/1.1\r\nX: ")).isTrue();
      assertThat(isCutOffWhileItDrips(used, "GET /hello HTTP/1.1\r\nX: ")).isTrue();
    }
  }

  /** Some are cut off in the very moment in which they send something that is no HTTP. */
  @Test
  void areNoErrorOfOursHoweverTheyAreCutOff() throws IOException {
    try (Rig rig = Rig.with(times(Duration.ofMillis(20), LONG, LONG));
        Wires slow = new Wires()) {
      int cutOff = 0;
      for (int round = 0; round < 40; round++) {
        for (int i = 0; i < 20; i++) {
          slow.add(Wire.to(rig.port()).send("GET /hello HTTP/1.1\r\nHo"));
        }
        for (int drip = 0; drip < 20; drip++) {
          nap(Duration.ofMillis(2));
          for (int i = 0; i < 20; i++) {
            cutOff += drips(slow.get(round * 20 + i), drip == i ? "\r\n" : "x") ? 0 : 1;
          }
        }
      }
      assertThat(rig.errors()).isEmpty();
      assertThat(cutOff).isPositive();
    }
  }

  private static boolean drips(Wire wire, String bytes) throws IOException {
    try {
      wire.send(bytes);
      return true;
    } catch (SocketException cutOff) {
      return false;
    }
  }

  @Test
  void areAnsweredWhenABodyTakesTooLong() throws IOException {
    try (Rig rig = Rig.with(times(LONG, SHORT, LONG));
        Wire wire = Wire.to(rig.port())) {
      Wire.Answer answer =
          wire.send("POST /held HTTP/1.1\r\nHost: h\r\nContent-Length: 10000\r\n\r\nx").answer();

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.text()).contains("error/TIMEOUT");
      assertThat(wire.isEnded()).isTrue();
      assertThat(rig.server().bodyBytes()).isZero();
    }
  }

  @Test
  void areGivenMoreTimeForABodyThatComesFastEnough() throws IOException {
    ServerLimits.Times times = new ServerLimits.Times(LONG, SHORT, LONG, LONG, LONG, 1_000);
    try (Rig rig = Rig.with(limits.with(times));
        Wire wire = Wire.to(rig.port())) {
      wire.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
      wire.send(new byte[60_000]);
      nap(SHORT.multipliedBy(3));

      assertThat(wire.send(new byte[40_000]).answer().body()).hasSize(100_000);
    }
  }

  @Test
  void areCutOffWhenTheyDoNotTakeTheirAnswer() throws IOException {
    try (Rig rig = Rig.with(times(LONG, LONG, SHORT));
        Wire wire = Wire.withLittleRoom(rig.port())) {
      wire.send("GET /big/8000000 HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(wire.readByte()).isEqualTo('H');
      while (rig.server().answerBytes() > 0) {
        Thread.onSpinWait();
      }

      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void areCutOffWhenTheyAskNothing() throws IOException {
    ServerLimits.Times times = new ServerLimits.Times(LONG, LONG, LONG, SHORT, LONG, 1_000);
    try (Rig rig = Rig.with(limits.with(times));
        Wire silent = Wire.to(rig.port());
        Wire done = Wire.to(rig.port())) {
      assertThat(nanosOfARequest(done)).isPositive();

      assertThat(silent.isEnded()).isTrue();
      assertThat(done.isEnded()).isTrue();
    }
  }

  @Test
  void areAnsweredWhenABodyStops() throws IOException {
    ServerLimits.Times times = new ServerLimits.Times(LONG, LONG, LONG, SHORT, LONG, 1_000);
    try (Rig rig = Rig.with(limits.with(times));
        Wire wire = Wire.to(rig.port())) {
      wire.send("POST /held HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nfour");

      assertThat(wire.answer().status()).isEqualTo(408);
      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void areNotThoseWhoWaitForASlowHandler() throws IOException, InterruptedException {
    ServerLimits.Times times = new ServerLimits.Times(SHORT, SHORT, SHORT, SHORT, LONG, 1_000);
    try (Rig rig = Rig.with(limits.with(times));
        Wire wire = Wire.to(rig.port())) {
      wire.send("GET /held HTTP/1.1\r\nHost: h\r\n\r\n");
      rig.awaitHeld(1);
      nap(SHORT.multipliedBy(3));
      rig.open();

      assertThat(wire.answer().text()).isEqualTo("held");
    }
  }

  private ServerLimits times(Duration head, Duration body, Duration answer) {
    return limits.with(new ServerLimits.Times(head, body, answer, LONG, LONG, 1 << 20));
  }

  private static boolean isCutOffWhileItDrips(Wire wire, String begin) throws IOException {
    wire.send(begin);
    for (int i = 0; i < 10; i++) {
      nap(SHORT.dividedBy(4));
      try {
        wire.send("x");
      } catch (SocketException closed) {
        return true;
      }
    }
    return wire.isEnded();
  }

  /** Time has to pass where the limit of time is what is tested. */
  private static void nap(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
