package dev.stowage.s3;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line between client and server that can be cut after the server has carried a request out: when
 * its answer begins, the client's connection is reset instead.
 */
final class CutLine implements Closeable {

  private static final byte[] CONTINUE = "HTTP/1.1 100".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final URI server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile String doomedMethod = "";
  private final AtomicInteger cuts = new AtomicInteger();

  CutLine(URI server) throws IOException {
    this.server = server;
    this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Cuts the answer to the next request of a method. */
  void cutNext(String method) {
    doomedMethod = method + " ";
  }

  int cuts() {
    return cuts.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Connection connection =
            new Connection(listener.accept(), new Socket(server.getHost(), server.getPort()));
        threads.execute(connection::sendRequests);
        threads.execute(connection::sendAnswers);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket upstream;
    private volatile boolean doomed;

    Connection(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void sendRequests() {
      pump(client, upstream, this::doomIfMeant);
    }

    void sendAnswers() {
      pump(upstream, client, this::mayPass);
    }

    private boolean doomIfMeant(byte[] bytes, int length) {
      String begin = new String(bytes, 0, Math.min(length, 8), StandardCharsets.ISO_8859_1);
      String method = doomedMethod;
      if (!method.isEmpty() && begin.startsWith(method)) {
        doomedMethod = "";
        doomed = true;
      }
      return true;
    }

    private boolean mayPass(byte[] bytes, int length) {
      boolean goesOn =
          length >= CONTINUE.length
              && Arrays.equals(bytes, 0, CONTINUE.length, CONTINUE, 0, CONTINUE.length);
      if (!doomed || goesOn) {
        return true;
      }
      cuts.incrementAndGet();
      return false;
    }

    private void pump(Socket from, Socket to, Judge judge) {
      byte[] buffer = new byte[1 << 16];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          if (!judge.allows(buffer, length)) {
            to.setSoLinger(true, 0);
            return;
          }
          out.write(buffer, 0, length);
        }
      } catch (IOException otherEndIsGone) {
        // Both ends are closed on the way out.
      }
    }
  }

  /** Looks at what passes. */
  private interface Judge {
    boolean allows(byte[] bytes, int length);
  }
}
