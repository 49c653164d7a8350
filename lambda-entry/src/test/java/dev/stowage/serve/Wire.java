package dev.stowage.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A client on a bare socket: it sends whatever it is told to, also what no decent client would. */
public final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
  public record Answer(int status, List<String> headers, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
      String begin = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
          .map(line -> line.substring(begin.length()).strip())
          .findFirst();
    }
  }

  private Wire(int port, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  public static Wire to(int port) throws IOException {
    return new Wire(port, 0);
  }

  /** A client that has room for little of an answer. */
  static Wire withLittleRoom(int port) throws IOException {
    return new Wire(port, 4 << 10);
  }

  /** Sends a request and reads its answer, on a connection of its own. */
  static Answer ask(int port, String request) throws IOException {
    try (Wire wire = to(port)) {
      return wire.send(request).answer();
    }
  }

  static Answer get(int port, String target) throws IOException {
    return ask(port, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Wire send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Says that nothing more will be sent. */
  Wire end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Ends in the rude way, without waiting for what is under way. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  public Answer answer() throws IOException {
    return answer(true);
  }

  public Answer answerToHead() throws IOException {
    return answer(false);
  }

  /** Reads one answer; interim ones (100) too. */
  private Answer answer(boolean withBody) throws IOException {
    String[] status = line().split(" ", -1);
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    Answer head = new Answer(Integer.parseInt(status[1]), headers, new byte[0]);
    if (!withBody || head.status() < 200 || head.status() == 204 || head.status() == 304) {
      return head;
    }
    int length = Integer.parseInt(head.header("Content-Length").orElse("0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the answer was cut off after " + body.length + " bytes");
    }
    return new Answer(head.status(), headers, body);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("no answer, but " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads one byte of whatever comes; -1 at the end. */
  int readByte() throws IOException {
    return in.read();
  }

  /** Waits until the server has closed the connection, and says whether it did. */
  boolean isEnded() throws IOException {
    try {
      while (in.read() >= 0) {
        // Whatever comes before the end.
      }
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
