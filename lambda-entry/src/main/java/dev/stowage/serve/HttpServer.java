package dev.stowage.serve;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server that answers on one address until it is closed. */
public final class HttpServer implements AutoCloseable {

  /** For those that accept, select and time out, and for reading while all handlers are busy. */
  private static final int OWN_THREADS = 8;

  private static final int THREAD_IDLE_MILLIS = 30_000;

  /** After the time for requests in flight: for a handler that heeds an interrupt. */
  private static final int THREAD_STOP_MILLIS = 500;

  /** Of each connection. Left to itself Linux takes up to 4 MiB of its own for a slow reader. */
  private static final int SEND_BUFFER = 128 << 10;

  private final Server server;
  private final ServerConnector connector;
  private final Ground ground;
  private final ServerOptions options;
  private int port;

  private HttpServer(Front front, ServerOptions options) {
    ServerLimits limits = options.limits();
    QueuedThreadPool threads =
        new QueuedThreadPool(
            limits.crowd().handlers() + limits.crowd().large() + OWN_THREADS,
            OWN_THREADS,
            THREAD_IDLE_MILLIS);
    threads.setName("stowage-http");
    threads.setStopTimeout(THREAD_STOP_MILLIS);
    this.options = options;
    this.server = new Server(threads);
    this.ground = new Ground(options, server);
    this.connector = connector(server, limits);
    connector.setHost(options.bind());
    connector.setPort(options.port());
    connector.addBean(ground.watch());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.crowd().connections(), connector));
    server.setHandler(new FrontHandler(front, ground));
    server.setErrorHandler(new BadRequests(ground));
    server.setStopTimeout(0);
  }

  private static ServerConnector connector(Server server, ServerLimits limits) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(limits.room().head());
    http.setMaxResponseHeaderSize(limits.room().head());
    http.setHeaderCacheCaseSensitive(true);
    http.setUriCompliance(UriCompliance.RFC3986);
    http.setHttpCompliance(HttpCompliance.STRICT);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setIdleTimeout(limits.times().idle().toMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    connector.setAcceptQueueSize(limits.crowd().connections());
    return connector;
  }

  /**
   * Begins to serve.
   *
   * @param front answers
   * @param options how
   * @return the server, which answers already
   * @throws StowageException UNAVAILABLE when the address cannot be listened on: another program
   *     has it, it is not this machine's, or it needs rights
   */
  public static HttpServer start(Front front, ServerOptions options) {
    HttpServer server = new HttpServer(front, options);
    try {
      server.connector.open();
    } catch (IOException e) {
      server.close();
      throw unavailable(options, e);
    }
    server.port = server.connector.getLocalPort();
    try {
      server.server.start();
    } catch (Exception e) {
      server.close();
      throw new StowageException(
              ErrorKind.UNEXPECTED, "serve", options.bind(), "the server does not start")
          .causedBy(e);
    }
    server.ground.watch().start();
    return server;
  }

  private static StowageException unavailable(ServerOptions options, IOException e) {
    String what;
    if (!isOurs(options.bind())) {
      what = "the address is none of this machine; bind one that is, or 0.0.0.0 for all of them";
    } else if (options.port() > 0 && options.port() < 1_024) {
      what = "the port is taken, or only root may use it; use one from 1024 on";
    } else {
      what = "another program listens there; stop it or use another port";
    }
    return new StowageException(
            ErrorKind.UNAVAILABLE, "serve", options.bind() + ":" + options.port(), what)
        .causedBy(e);
  }

  private static boolean isOurs(String bind) {
    try {
      InetAddress address = InetAddress.getByName(bind);
      return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException unknown) {
      return false;
    }
  }

  /**
   * Returns where it listens.
   *
   * @return 1 to 65,535
   */
  public int port() {
    return port;
  }

  /**
   * Returns how this machine reaches it.
   *
   * @return such as {@code http://127.0.0.1:8080}
   */
  public URI url() {
    InetAddress bound = new InetSocketAddress(options.bind(), 0).getAddress();
    String host = options.bind();
    if (bound != null && bound.isAnyLocalAddress()) {
      host = "localhost";
    } else if (host.contains(":")) {
      host = "[" + host + "]";
    }
    return URI.create("http://" + host + ":" + port());
  }

  /** How many bytes of bodies are held. */
  long bodyBytes() {
    return ground.bodies().used();
  }

  /** How many requests wait for a handler. */
  int waiting() {
    return ground.turns().waiting() + ground.largeTurns().waiting();
  }

  /** How many bytes of answers are being sent. */
  long answerBytes() {
    return ground.answers().used();
  }

  /**
   * Takes no more connections, lets the requests in flight come to their end for as long as the
   * limits say, and cuts off the rest. A second call does nothing.
   */
  @Override
  public void close() {
    if (ground.isStopping()) {
      return;
    }
    ground.stop();
    connector.close();
    awaitEnd(options.limits().times().stop());
    ground.watch().stop();
    try {
      server.stop();
    } catch (Exception e) {
      options.errors().accept(e);
    }
    options.log().close();
  }

  private void awaitEnd(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    do {
      ground.watch().closeIdle();
      LockSupport.parkNanos(1_000_000);
    } while (ground.inFlight() > 0
        && System.nanoTime() < end
        && !Thread.currentThread().isInterrupted());
  }
}
