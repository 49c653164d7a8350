package dev.stowage.bench.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages and counts what comes back. A connection is kept for a while as long as what was
 * sent on it was well formed; what was not has a connection of its own.
 */
final class HostileClient implements Runnable {

  /** A store that forces a file may keep a request waiting for long on a busy disk. */
  private static final int PATIENCE_MILLIS = 60_000;

  private static final int MOST_ON_ONE = 50;
  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 ([0-9]{3}) ");

  private final int port;
  private final Messages messages;
  private final Random random;
  private final AtomicInteger left;
  private final Tally tally;
  private @Nullable Socket kept;
  private @Nullable InputStream keptIn;
  private int onKept;

  HostileClient(int port, Messages messages, AtomicInteger left, Tally tally) {
    this.port = port;
    this.messages = messages;
    this.random = new Random(messages.seed());
    this.left = left;
    this.tally = tally;
  }

  @Override
  public void run() {
    while (left.get() > 0) {
      Messages.Message message = messages.next();
      left.addAndGet(-Math.max(1, message.answers()));
      try {
        if (message.answers() == 0) {
          sendAlone(message.bytes());
        } else {
          sendOnKept(message);
        }
      } catch (SocketTimeoutException stuck) {
        tally.stuck(message.bytes());
        drop();
      } catch (IOException closed) {
        tally.closed();
        drop();
      }
    }
    drop();
  }

  /** Sends everything, says that it is the end, and takes whatever comes. */
  private void sendAlone(byte[] bytes) throws IOException {
    try (Socket socket = open()) {
      if (random.nextInt(10) == 0) {
        drip(socket, bytes);
      } else {
        socket.getOutputStream().write(bytes);
      }
      socket.shutdownOutput();
      byte[] all = socket.getInputStream().readAllBytes();
      Matcher status = STATUS.matcher(new String(all, StandardCharsets.ISO_8859_1));
      boolean any = false;
      while (status.find()) {
        any = true;
        tally.answered(Integer.parseInt(status.group(1)), bytes);
      }
      if (!any) {
        tally.closed();
      }
    }
  }

  private static void drip(Socket socket, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += 1 + bytes.length / 50) {
      int length = Math.min(1 + bytes.length / 50, bytes.length - at);
      socket.getOutputStream().write(bytes, at, length);
    }
  }

  private void sendOnKept(Messages.Message message) throws IOException {
    Socket socket = kept;
    if (socket == null || onKept++ > MOST_ON_ONE) {
      drop();
      socket = open();
      kept = socket;
      keptIn = new BufferedInputStream(socket.getInputStream());
      onKept = 0;
    }
    socket.getOutputStream().write(message.bytes());
    boolean isLast = false;
    for (int i = 0; i < message.answers() && !isLast; i++) {
      isLast = readAnswer(message.bytes());
    }
    if (isLast) {
      drop();
    }
  }

  private boolean readAnswer(byte[] sent) throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean isLast = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      isLast |= line.equalsIgnoreCase("Connection: close");
    }
    if (in().readNBytes(length).length < length) {
      throw new EOFException("an answer was cut off");
    }
    tally.answered(status, sent);
    return isLast;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in().read(); b != '\n'; b = in().read()) {
      if (b < 0) {
        throw new EOFException("no answer");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private InputStream in() throws IOException {
    if (keptIn == null) {
      throw new EOFException("not connected");
    }
    return keptIn;
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private void drop() {
    try {
      if (kept != null) {
        kept.close();
      }
    } catch (IOException gone) {
      tally.closed();
    }
    kept = null;
    keptIn = null;
  }
}
