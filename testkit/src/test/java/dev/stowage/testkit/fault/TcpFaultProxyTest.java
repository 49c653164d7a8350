package dev.stowage.testkit.fault;

import static dev.stowage.testkit.fault.TcpFaultProxy.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a server that answers each line with the same line. */
class TcpFaultProxyTest {

  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final LoopbackListener server = new LoopbackListener(this::echo);
  private final TcpFaultProxy line = TcpFaultProxy.to("127.0.0.1", server.port());

  @AfterEach
  void close() {
    line.close();
    server.close();
  }

  @Test
  void carriesBytesBothWays() throws Exception {
    try (Client client = new Client()) {
      assertThat(client.ask("one")).isEqualTo("one");
      assertThat(client.ask("two")).isEqualTo("two");
    }
    assertThat(line.faults()).isZero();
  }

  @Test
  void cutsBeforeTheServerSeesTheBytes() throws Exception {
    line.next(containing("two"), TcpFault.cutBefore());
    try (Client client = new Client()) {
      assertThat(client.ask("one")).isEqualTo("one");
      assertThatThrownBy(() -> client.ask("two")).isInstanceOf(SocketException.class);
    }
    assertThat(done).containsExactly("one");
    assertThat(line.faults()).isEqualTo(1);
    assertThat(line.waiting()).isZero();
  }

  @Test
  void cutsAfterTheServerHasAnswered() throws Exception {
    line.next(containing("one"), TcpFault.cutAfter());
    try (Client client = new Client()) {
      assertThatThrownBy(() -> client.ask("one")).isInstanceOf(SocketException.class);
    }
    assertThat(done).containsExactly("one");
  }

  @Test
  void waitsForTheEndOfTheAnswerWhereARuleTellsIt() throws Exception {
    try (TcpFaultProxy patient = TcpFaultProxy.to("127.0.0.1", server.port(), containing("end"));
        Client client = new Client(patient.port())) {
      patient.next(containing("begin"), TcpFault.cutAfter());
      client.send("begin");
      assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("begin");
      assertThatThrownBy(() -> client.ask("end")).isInstanceOf(SocketException.class);
      assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("end");
    }
  }

  @Test
  void cutsInsideTheBytes() throws Exception {
    line.next(containing("one"), TcpFault.cutInside());
    try (Client client = new Client()) {
      assertThatThrownBy(() -> client.ask("one")).isInstanceOf(SocketException.class);
    }
    assertThat(done).isEmpty();
  }

  @Test
  void swallowsEverythingInABlackHole() throws Exception {
    line.next(containing("one"), TcpFault.blackHole());
    try (Client client = new Client()) {
      client.impatient();
      assertThatThrownBy(() -> client.ask("one")).isInstanceOf(SocketTimeoutException.class);
      assertThatThrownBy(() -> client.ask("two")).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(done).isEmpty();
  }

  @Test
  void delaysBytes() throws Exception {
    line.next(containing("one"), TcpFault.delay(Duration.ofMillis(50)));
    long begin = System.nanoTime();
    try (Client client = new Client()) {
      assertThat(client.ask("one")).isEqualTo("one");
    }
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void deliversLateWhatItHeldBack() throws Exception {
    line.next(containing("one"), TcpFault.holdBack());
    try (Client client = new Client()) {
      assertThatThrownBy(() -> client.ask("one")).isInstanceOf(SocketException.class);
    }
    assertThat(done).isEmpty();

    line.deliver();
    assertThat(done).containsExactly("one");
  }

  @Test
  void turnsConnectionsAwayOnceOneWasSpoilt() throws Exception {
    line.turnAwayOnceFaulty();
    line.always(TcpFaultProxy.Rule.of(containing("one"), TcpFault.cutBefore()));
    try (Client client = new Client()) {
      assertThat(client.ask("two")).isEqualTo("two");
      assertThatThrownBy(() -> client.ask("one")).isInstanceOf(SocketException.class);
    }
    assertThatThrownBy(() -> new Client().ask("two")).isInstanceOf(IOException.class);

    line.heal();
    try (Client client = new Client()) {
      assertThat(client.ask("one")).isEqualTo("one");
    }
  }

  @Test
  void refusesConnectionsOnceItIsClosed() {
    line.close();

    assertThatThrownBy(Client::new).isInstanceOf(ConnectException.class);
  }

  @Test
  void stormsMeetStepsInARowWithOneFault() {
    FaultStorm<String> storm = new FaultStorm<>(new Random(7), 10, 5, List.of("a", "b"));
    int met = 0;
    int changes = 0;
    String before = "";
    for (int step = 0; step < 1_000; step++) {
      String now = storm.next().orElse("");
      met += now.isEmpty() ? 0 : 1;
      changes += now.equals(before) ? 0 : 1;
      before = now;
    }
    assertThat(met).isBetween(100, 400);
    assertThat(changes).isLessThan(2 * met);
  }

  private final class Client implements AutoCloseable {

    private final Socket socket;

    Client() throws IOException {
      this(line.port());
    }

    Client(int port) throws IOException {
      this.socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      socket.setSoTimeout(30_000);
    }

    void impatient() throws IOException {
      socket.setSoTimeout(50);
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String ask(String text) throws IOException {
      send(text);
      byte[] answer = socket.getInputStream().readNBytes(text.length() + 1);
      if (answer.length == 0) {
        throw new SocketException("the connection ended");
      }
      return new String(answer, StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private void echo(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      if (text.length() >= 3) {
        done.add(text);
        client.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
