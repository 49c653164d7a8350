package dev.stowage.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Carrier;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class BodiesTest {

  private static final String CHUNKED =
      "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final ServerLimits limits = ServerLimits.standard();

  @Test
  void takesABodyUpToItsLimitAndRefusesALongerOne() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      for (int length : new int[] {0, 1, Rig.ECHO - 1, Rig.ECHO}) {
        wire.send(post("/echo", length)).send(new byte[length]);
        assertThat(wire.answer().body()).hasSize(length);
      }
      wire.send(post("/echo", Rig.ECHO + 1)).send(new byte[Rig.ECHO + 1]);
      Wire.Answer refused = wire.answer();
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.text()).contains("error/TOO_LARGE", "100000 bytes");

      assertThat(wire.send(post("/echo", 1)).send("a").answer().text()).isEqualTo("a");
    }
  }

  @Test
  void takesABodyInChunksUpToItsLimitAndRefusesALongerOne() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      for (int length : new int[] {Rig.ECHO - 1, Rig.ECHO, Rig.ECHO + 1}) {
        wire.send(CHUNKED);
        for (int sent = 0; sent < length; sent += 30_000) {
          int size = Math.min(30_000, length - sent);
          wire.send(Integer.toHexString(size) + "\r\n").send(new byte[size]).send("\r\n");
        }
        assertThat(wire.send("0\r\n\r\n").answer().status())
            .isEqualTo(length > Rig.ECHO ? 413 : 200);
      }
    }
  }

  @Test
  void keepsAManyTimesCutBodyInLittleMoreThanItsLength() throws IOException {
    ServerLimits.Room room = new ServerLimits.Room(8_192, 3 * Rig.ECHO, 1 << 20);
    try (Rig rig = Rig.with(limits.with(room));
        Wire wire = Wire.to(rig.port())) {
      wire.send(CHUNKED + "1\r\nx\r\n".repeat(Rig.ECHO) + "0\r\n\r\n");

      assertThat(wire.answer().body()).hasSize(Rig.ECHO);
    }
  }

  @Test
  void throwsAwayWhatIsTooLongUpToTheMostThatIsRead() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      wire.send(post("/echo", Carrier.MOST_READ)).send(new byte[Carrier.MOST_READ]);
      assertThat(wire.answer().status()).isEqualTo(413);

      wire.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(wire.answer().text()).isEqualTo("hello");
    }
  }

  @Test
  void endsTheConnectionBeyondTheMostThatIsRead() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      Wire.Answer answer = wire.send(post("/echo", Carrier.MOST_READ + 1)).answer();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.header("Connection")).contains("close");
      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void endsTheConnectionWhenChunksGoBeyondTheMostThatIsRead() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      wire.send(CHUNKED).send(Integer.toHexString(Carrier.MOST_READ + 1) + "\r\n");

      wire.send(new byte[Carrier.MOST_READ]);
      sendWhatGoes(wire, new byte[1]);
      assertThat(wire.isEnded()).isTrue();
      assertThat(Wire.get(rig.port(), "/hello").text()).isEqualTo("hello");
    }
  }

  @Test
  void asksForTheBodyOfAClientThatWaits() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      wire.send(waiting("/echo", 5));
      assertThat(wire.answer().status()).isEqualTo(100);

      assertThat(wire.send("hello").answer().text()).isEqualTo("hello");
    }
  }

  @Test
  void refusesTheHeadOfAClientThatWaitsWithoutItsBody() throws IOException {
    try (Rig rig = new Rig()) {
      assertRefusedAtOnce(rig, waiting("/echo", Rig.ECHO + 1), 413);
      assertRefusedAtOnce(rig, waiting("/nowhere", 5), 404);
      assertRefusedAtOnce(rig, waiting("/hello", 5), 405);
    }
  }

  private static void assertRefusedAtOnce(Rig rig, String head, int status) throws IOException {
    try (Wire wire = Wire.to(rig.port())) {
      assertThat(wire.send(head).answer().status()).isEqualTo(status);
      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void refusesAHeadOnlyAfterTheBodyOfAClientThatDoesNotWait() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      wire.send(post("/nowhere", 200_000)).send(new byte[200_000]);
      assertThat(wire.answer().status()).isEqualTo(404);

      wire.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(wire.answer().text()).isEqualTo("hello");
    }
  }

  @Test
  void letsAPageOfAnotherSiteSeeWhatTheServerRefuses() throws IOException {
    String page = "\r\nOrigin: " + Rig.PAGE + "\r\n\r\n";
    try (Rig rig = new Rig()) {
      for (String head : new String[] {CHUNKED, post("/echo", Carrier.MOST_READ + 1)}) {
        Wire.Answer answer = Wire.ask(rig.port(), head.replace("\r\n\r\n", page) + "zz\r\n");

        assertThat(answer.status()).isIn(400, 413);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains(Rig.PAGE);
      }
    }
  }

  @Test
  void refusesChunksThatAreNone() throws IOException {
    try (Rig rig = new Rig();
        Wire wire = Wire.to(rig.port())) {
      Wire.Answer answer = wire.send(CHUNKED + "zz\r\n").answer();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("error/INVALID");
      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void handlesNoBodyThatWasCutOff() throws IOException {
    try (Rig rig = new Rig()) {
      try (Wire wire = Wire.to(rig.port())) {
        wire.send(post("/held", 5)).send("four").end();
        assertThat(wire.isEnded()).isTrue();
      }
      try (Wire wire = Wire.to(rig.port())) {
        wire.send(CHUNKED.replace("/echo", "/held") + "3\r\nabc\r\n").end();
        assertThat(wire.isEnded()).isTrue();
      }
      Wire rude = Wire.to(rig.port());
      rude.send(post("/held", 5)).send("four").reset();

      assertThat(Wire.get(rig.port(), "/hello").text()).isEqualTo("hello");
      assertThat(rig.errors()).isEmpty();
    }
  }

  @Test
  void refusesBodiesWhileThereIsNoRoomForThem() throws IOException {
    ServerLimits.Room room = new ServerLimits.Room(8_192, 150_000, 1 << 20);
    try (Rig rig = Rig.with(limits.with(room));
        Wire first = Wire.to(rig.port());
        Wire second = Wire.to(rig.port())) {
      first.send(post("/echo", Rig.ECHO)).send(new byte[70_000]);
      awaitRoomTaken(rig, 70_000);
      second.send(post("/echo", Rig.ECHO)).send(new byte[Rig.ECHO]);

      Wire.Answer busy = second.answer();
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.header("Retry-After")).contains("2");
      assertThat(busy.text()).contains("error/UNAVAILABLE");

      first.reset();
      assertThat(roomIsFree(rig)).isTrue();
      second.send(post("/echo", 60_000)).send(new byte[60_000]);
      assertThat(second.answer().body()).hasSize(60_000);
    }
  }

  @Test
  void takesSmallBodiesWhileThereIsNoRoomForLargeOnes() throws IOException {
    ServerLimits.Room room = new ServerLimits.Room(8_192, 100_000, 1 << 20);
    try (Rig rig = Rig.with(limits.with(room));
        Wire slow = Wire.to(rig.port());
        Wire quick = Wire.to(rig.port())) {
      slow.send(post("/echo", Rig.ECHO)).send(new byte[70_000]);
      awaitRoomTaken(rig, 100_000);

      for (int length : new int[] {1, ServerLimits.SMALL - 1, ServerLimits.SMALL}) {
        quick.send(post("/echo", length)).send(new byte[length / 2]);
        quick.send(new byte[length - length / 2]);
        assertThat(quick.answer().body()).hasSize(length);
      }
      quick.send(post("/echo", ServerLimits.SMALL + 1)).send(new byte[ServerLimits.SMALL + 1]);
      assertThat(quick.answer().status()).isEqualTo(503);
    }
  }

  private static void awaitRoomTaken(Rig rig, long bytes) {
    while (rig.server().bodyBytes() < bytes) {
      Thread.onSpinWait();
    }
  }

  private static boolean roomIsFree(Rig rig) {
    while (rig.server().bodyBytes() > 0) {
      Thread.onSpinWait();
    }
    return true;
  }

  private static void sendWhatGoes(Wire wire, byte[] bytes) throws IOException {
    try {
      wire.send(bytes);
    } catch (SocketException closed) {
      assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset).*");
    }
  }

  private static String post(String path, int length) {
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static String waiting(String path, int length) {
    return post(path, length).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
  }
}
