package dev.stowage.timestream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for a bad network: passes requests on to the engine, except those that a test named.
 * It stands between a client and the stand-in, which loses and throttles nothing.
 */
final class FaultyWire implements AutoCloseable {

  /** What happens to one request. */
  interface Fate {
    /** Returns the answer for the client; empty cuts the connection. */
    Optional<Reply> meet(Exchange exchange) throws IOException, InterruptedException;
  }

  /** An HTTP answer. */
  record Reply(int status, String body) {}

  /** A request, and the way to the engine. */
  record Exchange(String operation, String body, Map<String, String> headers, URI engine) {

    Reply pass() throws IOException, InterruptedException {
      return pass(body);
    }

    Reply pass(String changed) throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(engine).POST(HttpRequest.BodyPublishers.ofString(changed));
      for (String header : new String[] {"x-amz-target", "authorization", "content-type"}) {
        request.header(header, headers.getOrDefault(header, ""));
      }
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(answer.statusCode(), answer.body());
    }
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI engine;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Fate>> next = new ConcurrentHashMap<>();
  private final Map<String, Fate> always = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

  FaultyWire(URI engine) {
    this.engine = engine;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    threads.execute(this::accept);
  }

  /** The request is lost on its way there. */
  static Fate cutBefore() {
    return exchange -> Optional.empty();
  }

  /** The request is carried out and its answer is lost. */
  static Fate cutAfter() {
    return exchange -> {
      exchange.pass();
      return Optional.empty();
    };
  }

  /** The request is not carried out, and answered so. */
  static Fate answer(int status, String type) {
    return exchange -> Optional.of(error(status, type));
  }

  /** The request is carried out and answered with an error nevertheless. */
  static Fate answerAfter(int status, String type) {
    return exchange -> {
      exchange.pass();
      return Optional.of(error(status, type));
    };
  }

  /** The request is carried out and its answer altered. */
  static Fate altered(String text, String by) {
    return exchange -> {
      Reply reply = exchange.pass();
      return Optional.of(new Reply(reply.status(), reply.body().replace(text, by)));
    };
  }

  /** The request waits until the test releases it, and is then lost. */
  static Fate hold(CountDownLatch arrived, CountDownLatch release) {
    return exchange -> {
      arrived.countDown();
      release.await();
      return Optional.empty();
    };
  }

  /** Something happens before the request reaches the engine. */
  static Fate after(Runnable event) {
    return exchange -> {
      event.run();
      return Optional.of(exchange.pass());
    };
  }

  /** Says what happens to the next request of an operation that has no fate yet. */
  FaultyWire next(String operation, Fate fate) {
    Deque<Fate> fates = next.computeIfAbsent(operation, name -> new ArrayDeque<>());
    synchronized (fates) {
      fates.add(fate);
    }
    return this;
  }

  /** Says what happens to every request of an operation. */
  FaultyWire always(String operation, Fate fate) {
    always.put(operation, fate);
    return this;
  }

  /** Lets every further request of an operation pass. */
  void mend(String operation) {
    always.remove(operation);
  }

  /** How many requests of an operation came. */
  int seen(String operation) {
    return seen.getOrDefault(operation, new AtomicInteger()).get();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException alreadyClosed) {
      throw new UncheckedIOException(alreadyClosed);
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      while (true) {
        Exchange exchange = read(in);
        seen.computeIfAbsent(exchange.operation(), name -> new AtomicInteger()).incrementAndGet();
        Optional<Reply> reply = fate(exchange.operation()).meet(exchange);
        if (reply.isEmpty()) {
          // No lingering: the client sees a reset, not an end.
          client.setSoLinger(true, 0);
          return;
        }
        write(client.getOutputStream(), reply.get());
      }
    } catch (IOException clientIsGone) {
      // Nobody waits for an answer.
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private Fate fate(String operation) {
    Deque<Fate> fates = next.getOrDefault(operation, new ArrayDeque<>());
    synchronized (fates) {
      Fate first = fates.poll();
      return first != null
          ? first
          : always.getOrDefault(operation, exchange -> Optional.of(exchange.pass()));
    }
  }

  private Exchange read(InputStream in) throws IOException {
    Map<String, String> headers = new ConcurrentHashMap<>();
    line(in);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String target = headers.getOrDefault("x-amz-target", "");
    return new Exchange(target.substring(target.indexOf('.') + 1), body, headers, engine);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static void write(OutputStream out, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + reply.status()
            + " Said\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
    out.flush();
  }

  private static Reply error(int status, String type) {
    return new Reply(
        status,
        "{\"__type\":\"com.amazonaws.timestream.v20181101#"
            + type
            + "\",\"message\":\"said by a stand-in\"}");
  }
}
