package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final String HELD = "GET /held HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String HELLO = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n";

  private final ServerLimits limits = ServerLimits.standard();

  @Test
  void waitsForATurnOrIsSentAway() throws IOException, InterruptedException {
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(100, 4, 1, 3)));
        Wires wires = new Wires()) {
      for (int i = 0; i < 4; i++) {
        wires.add(Wire.to(rig.port()).send(HELD));
      }
      rig.awaitHeld(4);
      for (int i = 0; i < 3; i++) {
        wires.add(Wire.to(rig.port()).send(HELLO));
      }
      awaitWaiting(rig, 3);

      Wire.Answer busy = Wire.ask(rig.port(), HELLO);
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.header("Retry-After")).contains("2");
      assertThat(busy.header("Content-Type")).contains("application/problem+json");
      assertThat(busy.header("Connection")).isEmpty();

      rig.open();
      for (Wire wire : wires) {
        assertThat(wire.answer().status()).isEqualTo(200);
        assertThat(wire.send(HELLO).answer().text()).isEqualTo("hello");
      }
    }
  }

  @Test
  void refusesBadRequestsEvenWhenAllHandlersAreBusy() throws IOException, InterruptedException {
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(100, 20, 1, 1)));
        Wires wires = new Wires()) {
      for (int i = 0; i < 20; i++) {
        wires.add(Wire.to(rig.port()).send(HELD));
      }
      rig.awaitHeld(20);

      assertThat(Wire.ask(rig.port(), "nonsense\r\n\r\n").status()).isEqualTo(400);
    }
  }

  @Test
  void letsAConnectionInWhenAnotherEnds() throws IOException {
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(10, 4, 1, 4)));
        Wires wires = new Wires()) {
      for (int i = 0; i < 10; i++) {
        Wire wire = Wire.to(rig.port());
        wires.add(wire);
        assertThat(wire.send(HELLO).answer().text()).isEqualTo("hello");
      }
      try (Wire further = Wire.to(rig.port())) {
        // Nobody leaves; but those who ask nothing for a second give up their places.
        assertThat(further.send(HELLO).answer().text()).isEqualTo("hello");
      }
    }
  }

  @Test
  void beginsNothingLargeWhileTheAnswersFillTheMemory() throws IOException {
    try (Rig rig = Rig.with(limits.with(roomFor(7_000_000)));
        Wire slow = Wire.withLittleRoom(rig.port())) {
      slow.send(get("/big/8000000"));
      assertThat(slow.readByte()).isEqualTo('H');

      assertThat(Wire.ask(rig.port(), get("/large")).status()).isEqualTo(503);
      int length = ServerLimits.SMALL + 1;
      String large = "POST /large HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n";
      assertThat(Wire.ask(rig.port(), large + "x".repeat(length)).status()).isEqualTo(503);
      assertThat(rig.held()).isZero();
      assertThat(Wire.ask(rig.port(), HELLO).status()).isEqualTo(200);

      slow.reset();
      awaitNoAnswers(rig);
      assertThat(Wire.ask(rig.port(), get("/big/1")).status()).isEqualTo(200);
    }
  }

  @Test
  void looksAgainWhetherThereIsRoomWhenATurnComes() throws IOException, InterruptedException {
    ServerLimits one = limits.with(new ServerLimits.Crowd(100, 4, 1, 3));
    try (Rig rig = Rig.with(one.with(roomFor(7_000_000)));
        Wire first = Wire.to(rig.port());
        Wire second = Wire.to(rig.port());
        Wire slow = Wire.withLittleRoom(rig.port())) {
      first.send(get("/large"));
      rig.awaitHeld(1);
      second.send(get("/large"));
      awaitWaiting(rig, 1);
      slow.send(get("/unforeseen/8000000"));
      assertThat(slow.readByte()).isEqualTo('H');
      rig.open();

      assertThat(first.answer().status()).isEqualTo(200);
      assertThat(second.answer().status()).isEqualTo(503);
      assertThat(rig.held()).isZero();
    }
  }

  @Test
  void answersSmallRequestsWhileLargeOnesWait() throws IOException, InterruptedException {
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(100, 1, 2, 3)));
        Wires wires = new Wires()) {
      for (int i = 0; i < 5; i++) {
        wires.add(Wire.to(rig.port()).send(get("/large")));
      }
      rig.awaitHeld(2);
      awaitWaiting(rig, 3);

      assertThat(Wire.ask(rig.port(), get("/large")).status()).isEqualTo(503);
      assertThat(Wire.ask(rig.port(), HELLO).text()).isEqualTo("hello");
      assertThat(rig.held()).isZero();
      rig.open();
      for (Wire wire : wires) {
        assertThat(wire.answer().text()).isEqualTo("held");
      }
    }
  }

  @Test
  void cutsOffTheSlowestWhileTheAnswersFillTheMemory() throws IOException {
    Duration any = Duration.ofMinutes(5);
    Duration answer = Duration.ofSeconds(6);
    ServerLimits.Times times =
        new ServerLimits.Times(any, any, answer, any, Duration.ZERO, 16 << 20);
    try (Rig rig = Rig.with(limits.with(times).with(roomFor(15_000_000)));
        Wire slow = Wire.withLittleRoom(rig.port());
        Wire other = Wire.withLittleRoom(rig.port())) {
      slow.send(get("/big/8000000"));
      assertThat(slow.readByte()).isEqualTo('H');
      other.send(get("/big/8000000"));
      assertThat(other.readByte()).isEqualTo('H');
      assertThat(rig.server().answerBytes()).isEqualTo(16_000_000);
      long began = System.nanoTime();
      while (rig.server().answerBytes() == 16_000_000) {
        Thread.onSpinWait();
      }

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(answer.dividedBy(2));
      assertThat(rig.server().answerBytes()).isEqualTo(8_000_000);
      assertThat(Wire.ask(rig.port(), get("/big/1")).status()).isEqualTo(200);
    }
  }

  @Test
  void letsAPageOfAnotherSiteSeeThatTheServerIsBusy() throws IOException, InterruptedException {
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(100, 1, 1, 1)));
        Wire running = Wire.to(rig.port()).send(HELD);
        Wire waiting = Wire.to(rig.port())) {
      rig.awaitHeld(1);
      waiting.send(HELD);
      awaitWaiting(rig, 1);

      String asked = HELLO.replace("Host: h", "Host: h\r\nOrigin: " + Rig.PAGE);
      Wire.Answer busy = Wire.ask(rig.port(), asked);
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.header("Access-Control-Allow-Origin")).contains(Rig.PAGE);
      rig.open();
      assertThat(running.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void suitsTheHeap() {
    assertThat(crowd(64)).isEqualTo(new ServerLimits.Crowd(1_024, 4, 1, 256));
    assertThat(crowd(256)).isEqualTo(new ServerLimits.Crowd(1_024, 16, 1, 256));
    assertThat(crowd(768)).isEqualTo(new ServerLimits.Crowd(1_024, 48, 4, 256));
    assertThat(crowd(64 << 10)).isEqualTo(new ServerLimits.Crowd(1_024, 64, 64, 256));
  }

  private static ServerLimits.Crowd crowd(long mebibytes) {
    return ServerLimits.of(mebibytes << 20).crowd();
  }

  private static ServerLimits.Room roomFor(long answers) {
    return new ServerLimits.Room(8 << 10, 1 << 20, answers);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  private static void awaitNoAnswers(Rig rig) {
    while (rig.server().answerBytes() > 0) {
      Thread.onSpinWait();
    }
  }

  private static void awaitWaiting(Rig rig, int requests) {
    while (rig.server().waiting() < requests) {
      Thread.onSpinWait();
    }
  }
}
