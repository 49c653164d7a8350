package dev.stowage.testkit.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A proxy for HTTP/1.1 on the loopback address that lets every request pass, except those that a
 * test has named.
 *
 * <p>Rules for one request come first, in the order in which they were given; then the rules for
 * all requests. A request's body and an answer's are held in memory as a whole. Each request goes
 * to the server on a connection of its own, with the {@code Host} that the client wrote, so that a
 * signature holds. {@code Expect: 100-continue} is answered by the proxy.
 *
 * <p>Safe for use by many threads.
 */
public final class HttpFaultProxy implements AutoCloseable {

  private record Rule(Predicate<ProxiedRequest> which, HttpFault fault) {}

  private final URI server;
  private final LoopbackListener listener;
  private final List<ProxiedRequest> seen = new CopyOnWriteArrayList<>();
  private final List<Rule> once = new ArrayList<>();
  private final List<Rule> always = new ArrayList<>();

  private HttpFaultProxy(URI server) {
    this.server = server;
    this.listener = new LoopbackListener(this::serve);
  }

  /**
   * Opens a proxy on a free port.
   *
   * @param server where requests go, {@code http://HOST:PORT}
   * @return the proxy, which lets everything pass
   */
  public static HttpFaultProxy to(URI server) {
    return new HttpFaultProxy(server);
  }

  /**
   * Returns where the client is to be sent.
   *
   * @return {@code http://127.0.0.1:PORT}
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /**
   * Says what happens to the next request of a kind that has no fault yet.
   *
   * @param which the kind
   * @param fault what happens to it
   * @return this proxy
   */
  public HttpFaultProxy next(Predicate<ProxiedRequest> which, HttpFault fault) {
    synchronized (once) {
      once.add(new Rule(which, fault));
    }
    return this;
  }

  /**
   * Says what happens to every request of a kind; of two rules for a request the later counts.
   *
   * @param which the kind
   * @param fault what happens to each
   * @return this proxy
   */
  public HttpFaultProxy always(Predicate<ProxiedRequest> which, HttpFault fault) {
    synchronized (once) {
      always.add(0, new Rule(which, fault));
    }
    return this;
  }

  /** Lets everything pass again. */
  public void heal() {
    synchronized (once) {
      once.clear();
      always.clear();
    }
  }

  /**
   * Tells how many rules for one request are still waiting for theirs.
   *
   * @return 0 when all were used
   */
  public int waiting() {
    synchronized (once) {
      return once.size();
    }
  }

  /**
   * Returns the requests that came, faulty or not.
   *
   * @return in the order in which they came
   */
  public List<ProxiedRequest> seen() {
    return List.copyOf(seen);
  }

  /**
   * Counts the requests of a kind that came.
   *
   * @param which the kind
   * @return how many
   */
  public int seen(Predicate<ProxiedRequest> which) {
    return Math.toIntExact(seen.stream().filter(which).count());
  }

  /** Forgets the requests that came so far. */
  public void forget() {
    seen.clear();
  }

  /** Cuts all connections and takes no more: whoever comes now is refused. */
  @Override
  public void close() {
    listener.close();
  }

  private void serve(Socket client) throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    for (Optional<ProxiedRequest> next = HttpWire.request(in, client.getOutputStream());
        next.isPresent();
        next = HttpWire.request(in, client.getOutputStream())) {
      ProxiedRequest request = next.get();
      seen.add(request);
      Optional<ProxiedResponse> answer = answer(request);
      if (answer.isEmpty() || !HttpWire.respond(client.getOutputStream(), request, answer.get())) {
        listener.reset(client);
        return;
      }
    }
  }

  private Optional<ProxiedResponse> answer(ProxiedRequest request) throws InterruptedException {
    HttpFault.Exchange exchange =
        new HttpFault.Exchange() {
          @Override
          public ProxiedRequest request() {
            return request;
          }

          @Override
          public ProxiedResponse forward(ProxiedRequest changed) throws IOException {
            return HttpWire.exchange(server, changed);
          }
        };
    try {
      return fault(request).meet(exchange);
    } catch (IOException serverIsGone) {
      return Optional.empty();
    }
  }

  private HttpFault fault(ProxiedRequest request) {
    synchronized (once) {
      for (Iterator<Rule> rules = once.iterator(); rules.hasNext(); ) {
        Rule rule = rules.next();
        if (rule.which().test(request)) {
          rules.remove();
          return rule.fault();
        }
      }
      return always.stream()
          .filter(rule -> rule.which().test(request))
          .map(Rule::fault)
          .findFirst()
          .orElse(HttpFault.none());
    }
  }
}
