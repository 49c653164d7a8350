package dev.stowage.rds;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a network that fails: carries bytes between driver and server, and cuts the
 * connection on which a statement is asked for the first time.
 */
final class CuttingProxyStandIn implements AutoCloseable {

  /** When a connection is cut. */
  enum Cut {
    /** When the statement is asked; the server never sees it. */
    BEFORE_THE_SERVER,
    /** When the server has answered; the driver never sees it. */
    AFTER_THE_SERVER,
    /** When the statement is asked; the server will see it when {@link #deliver} is called. */
    HELD_BACK
  }

  private record Trap(String statement, Cut cut) {}

  /** The end of an answer: ready for the next query, outside of a transaction. */
  private static final byte[] READY = {'Z', 0, 0, 0, 5, 'I'};

  private final ServerSocket listener;
  private final int serverPort;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private final CompletableFuture<Void> delivery = new CompletableFuture<>();
  private final CompletableFuture<Void> delivered = new CompletableFuture<>();
  private volatile boolean refusingOnceCut;

  CuttingProxyStandIn(int serverPort) {
    this.serverPort = serverPort;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Cuts one connection, that on which a statement with this text is asked next. */
  void cut(Cut when, String statement) {
    trap.set(new Trap(statement, when));
  }

  /** Turns new connections away once one was cut. */
  void refuseOnceCut() {
    refusingOnceCut = true;
  }

  int cuts() {
    return cuts.get();
  }

  /** Gives the server what was held back, and waits until it is done with it or gone. */
  void deliver() throws Exception {
    delivery.complete(null);
    delivered.get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    delivery.complete(null);
    threads.shutdownNow();
    closeQuietly(listener);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket driver = listener.accept();
        if (refusingOnceCut && cuts.get() > 0) {
          reset(driver);
        } else {
          Socket server = new Socket();
          server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
          Link link = new Link(driver, server);
          threads.execute(link::carryQuestions);
          threads.execute(link::carryAnswers);
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** One connection through the proxy. */
  private final class Link {

    private final Socket driver;
    private final Socket server;
    private volatile boolean cutAtAnswer;
    private volatile boolean heldBack;

    Link(Socket driver, Socket server) {
      this.driver = driver;
      this.server = server;
    }

    void carryQuestions() {
      byte[] buffer = new byte[65_536];
      try (InputStream from = driver.getInputStream();
          OutputStream to = server.getOutputStream()) {
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
          Trap caught = caught(buffer, n);
          if (caught != null && caught.cut() == Cut.BEFORE_THE_SERVER) {
            reset(driver);
            reset(server);
            return;
          }
          if (caught != null && caught.cut() == Cut.HELD_BACK) {
            heldBack = true;
            reset(driver);
            delivery.join();
          }
          cutAtAnswer |= caught != null && caught.cut() == Cut.AFTER_THE_SERVER;
          to.write(buffer, 0, n);
          if (heldBack) {
            delivered.join();
          }
        }
      } catch (IOException gone) {
        closeQuietly(server);
      }
    }

    void carryAnswers() {
      byte[] buffer = new byte[65_536];
      try (InputStream from = server.getInputStream();
          OutputStream to = driver.getOutputStream()) {
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
          if ((cutAtAnswer || heldBack) && endsReady(buffer, n)) {
            reset(driver);
            reset(server);
            return;
          }
          if (!cutAtAnswer && !heldBack) {
            to.write(buffer, 0, n);
          }
        }
        reset(driver);
      } catch (IOException gone) {
        closeQuietly(driver);
      } finally {
        if (heldBack) {
          delivered.complete(null);
        }
      }
    }

    private @Nullable Trap caught(byte[] buffer, int length) {
      Trap set = trap.get();
      if (set == null
          || !new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(set.statement())
          || !trap.compareAndSet(set, null)) {
        return null;
      }
      cuts.incrementAndGet();
      return set;
    }
  }

  private static boolean endsReady(byte[] buffer, int length) {
    return length >= READY.length
        && Arrays.equals(buffer, length - READY.length, length, READY, 0, READY.length);
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyClosed) {
      closeQuietly(socket);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception alreadyClosed) {
      // That is what was wanted.
    }
  }
}
