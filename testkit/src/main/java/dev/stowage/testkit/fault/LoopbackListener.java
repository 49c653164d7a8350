package dev.stowage.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A free port of the loopback address; each connection that comes is served on its own thread. */
final class LoopbackListener implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** Serves one connection until it ends. */
  interface Service {
    void serve(Socket client) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Service service;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch accepting = new CountDownLatch(1);

  LoopbackListener(Service service) {
    this.service = service;
    try {
      this.server = new ServerSocket(0, 128, InetAddress.getByAddress(LOOPBACK));
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Runs a part of a connection's work beside it. */
  void beside(Runnable work) {
    threads.execute(work);
  }

  /** Takes care of a connection: it is cut when this is closed. */
  Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  /** Ends a connection by a reset, not by an end of stream. */
  void reset(Socket socket) {
    open.remove(socket);
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closedAlready) {
      return;
    } finally {
      end(socket);
    }
  }

  /** Ends a connection. */
  void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException brokenAlready) {
      open.remove(socket);
    }
  }

  /** Returns when nobody is let in any more. */
  @Override
  public void close() {
    try {
      server.close();
      // A thread in accept() keeps the port open until it wakes up.
      accepting.await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Set.copyOf(open).forEach(this::reset);
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = keep(server.accept());
        client.setTcpNoDelay(true);
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      // Nobody is let in any more; those who are in are cut off by close().
    } finally {
      accepting.countDown();
    }
  }

  private void serve(Socket client) {
    try {
      service.serve(client);
    } catch (IOException clientIsGone) {
      // Nobody waits for an answer.
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      end(client);
    }
  }
}
