package dev.stowage.testkit.fault;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A proxy for any protocol over TCP, on the loopback address: carries bytes between client and
 * server, and spoils the connection on which named bytes are sent.
 *
 * <p>What a rule sees is what one read of the client's socket returned: on the loopback address,
 * what the client wrote at once, up to 64 KB of it. When the server has answered is told by a rule
 * of the test over one read of the server's socket; without one, its first bytes are the answer.
 *
 * <p>Safe for use by many threads.
 */
public final class TcpFaultProxy implements AutoCloseable {

  /** Decides about bytes that a client sends. */
  @FunctionalInterface
  public interface Rule {

    /**
     * Decides about the connection on which bytes are sent.
     *
     * @param sent what a client sends
     * @return what happens to its connection; empty lets the bytes pass
     */
    Optional<TcpFault> decide(byte[] sent);

    /**
     * Makes a rule of a pattern.
     *
     * @param sent matches what a client sends
     * @param fault what happens to its connection
     * @return the rule
     */
    static Rule of(Predicate<byte[]> sent, TcpFault fault) {
      return bytes -> sent.test(bytes) ? Optional.of(fault) : Optional.empty();
    }
  }

  private final String host;
  private final int serverPort;
  private final Predicate<byte[]> answered;
  private final LoopbackListener listener;
  private final List<Rule> once = new ArrayList<>();
  private final List<Rule> always = new ArrayList<>();
  private final AtomicInteger faults = new AtomicInteger();
  private final CompletableFuture<Void> delivery = new CompletableFuture<>();
  private final CompletableFuture<Void> delivered = new CompletableFuture<>();
  private volatile boolean turningAwayOnceFaulty;

  private TcpFaultProxy(String host, int serverPort, Predicate<byte[]> answered) {
    this.host = host;
    this.serverPort = serverPort;
    this.answered = answered;
    this.listener = new LoopbackListener(this::serve);
  }

  /**
   * Opens a proxy on a free port.
   *
   * @param host the server's address
   * @param port the server's port
   * @return the proxy, which lets everything pass
   */
  public static TcpFaultProxy to(String host, int port) {
    return to(host, port, bytes -> true);
  }

  /**
   * Opens a proxy on a free port, for a protocol whose answers have an end to be seen.
   *
   * @param host the server's address
   * @param port the server's port
   * @param answered whether these bytes of the server end an answer
   * @return the proxy, which lets everything pass
   */
  public static TcpFaultProxy to(String host, int port, Predicate<byte[]> answered) {
    return new TcpFaultProxy(host, port, answered);
  }

  /**
   * Matches bytes that contain a text.
   *
   * @param text in ISO 8859-1
   * @return the rule
   */
  public static Predicate<byte[]> containing(String text) {
    return bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  /**
   * Returns the port on 127.0.0.1 where the client is to be sent.
   *
   * @return 1 to 65,535
   */
  public int port() {
    return listener.port();
  }

  /**
   * Says what happens when such bytes are sent next.
   *
   * @param sent matches what a client sends
   * @param fault what happens to its connection
   * @return this proxy
   */
  public TcpFaultProxy next(Predicate<byte[]> sent, TcpFault fault) {
    synchronized (once) {
      once.add(Rule.of(sent, fault));
    }
    return this;
  }

  /**
   * Gives a rule for all bytes that are sent; of several rules the first that decides counts.
   *
   * @param rule asked about each read of a client's socket
   * @return this proxy
   */
  public TcpFaultProxy always(Rule rule) {
    synchronized (once) {
      always.add(rule);
    }
    return this;
  }

  /** Turns new connections away by a reset once a connection was spoilt. */
  public void turnAwayOnceFaulty() {
    turningAwayOnceFaulty = true;
  }

  /** Lets everything pass again. */
  public void heal() {
    turningAwayOnceFaulty = false;
    synchronized (once) {
      once.clear();
      always.clear();
    }
  }

  /**
   * Counts the connections that were spoilt.
   *
   * @return how many
   */
  public int faults() {
    return faults.get();
  }

  /**
   * Tells how many rules for the next bytes are still waiting for theirs.
   *
   * @return 0 when all were used
   */
  public int waiting() {
    synchronized (once) {
      return once.size();
    }
  }

  /**
   * Gives the server what was held back, and waits until it is done with it or gone.
   *
   * @throws TimeoutException when that takes longer than 30 seconds
   * @throws InterruptedException when the calling thread is interrupted
   */
  public void deliver() throws TimeoutException, InterruptedException {
    delivery.complete(null);
    try {
      delivered.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException neverFails) {
      throw new IllegalStateException(neverFails);
    }
  }

  /** Cuts all connections and takes no more: whoever comes now is refused. */
  @Override
  public void close() {
    delivery.complete(null);
    listener.close();
  }

  private void serve(Socket client) throws IOException, InterruptedException {
    if (turningAwayOnceFaulty && faults.get() > 0) {
      listener.reset(client);
      return;
    }
    try (Socket server = listener.keep(new Socket(host, serverPort))) {
      server.setTcpNoDelay(true);
      TcpLink link = new TcpLink(client, server, listener);
      listener.beside(() -> link.carryAnswers(answered, () -> delivered.complete(null)));
      link.carryQuestions(this::fault, delivery, delivered);
    }
  }

  private Optional<TcpFault> fault(byte[] sent) {
    synchronized (once) {
      for (Iterator<Rule> rules = once.iterator(); rules.hasNext(); ) {
        Optional<TcpFault> fault = rules.next().decide(sent);
        if (fault.isPresent()) {
          rules.remove();
          faults.incrementAndGet();
          return fault;
        }
      }
      for (Rule rule : always) {
        Optional<TcpFault> fault = rule.decide(sent);
        if (fault.isPresent()) {
          faults.incrementAndGet();
          return fault;
        }
      }
      return Optional.empty();
    }
  }
}
