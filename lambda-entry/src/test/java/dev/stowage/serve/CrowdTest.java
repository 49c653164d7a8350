package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final String HELD = "GET /held HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String HELLO = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n";

  private final ServerLimits limits = ServerLimits.standard();

  @Test
  void waitsForATurnOrIsSentAway() throws IOException, InterruptedException {
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(100, 4, 3)));
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
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(100, 20, 1)));
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
    try (Rig rig = Rig.with(limits.with(new ServerLimits.Crowd(10, 4, 4)));
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
  void beginsNothingWhileTheAnswersFillTheMemory() throws IOException {
    ServerLimits.Room room = new ServerLimits.Room(8 << 10, 1 << 20, 7_000_000);
    try (Rig rig = Rig.with(limits.with(room));
        Wire slow = Wire.withLittleRoom(rig.port())) {
      slow.send("GET /big/8000000 HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(slow.readByte()).isEqualTo('H');

      assertThat(Wire.ask(rig.port(), HELLO).status()).isEqualTo(503);

      slow.reset();
      while (rig.server().answerBytes() > 0) {
        Thread.onSpinWait();
      }
      assertThat(Wire.ask(rig.port(), HELLO).status()).isEqualTo(200);
    }
  }

  private static void awaitWaiting(Rig rig, int requests) {
    while (rig.server().waiting() < requests) {
      Thread.onSpinWait();
    }
  }
}
