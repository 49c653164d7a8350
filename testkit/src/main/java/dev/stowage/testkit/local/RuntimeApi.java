package dev.stowage.testkit.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The service's side of one execution environment: the Lambda Runtime API of 2018-06-01, as its <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">page</a> describes it, and
 * the two calls around a snapshot, as AWS's runtime interface client makes them. One for each
 * process: the open poll of one that died would swallow the next one's event.
 */
final class RuntimeApi implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final byte[] TAKEN = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);

  static {
    // Else each warm call waits 40 ms for the other side's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** An event on its way to the function; its answer comes when the function's does. */
  private static final class Invocation {
    private final String id = UUID.randomUUID().toString();
    private final long begun = System.nanoTime();
    private final byte[] event;
    private final Instant deadline;
    private final CompletableFuture<LambdaAnswer> answer = new CompletableFuture<>();

    private Invocation(byte[] event, Instant deadline) {
      this.event = event;
      this.deadline = deadline;
    }

    private void answer(byte[] body, boolean failed) {
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      answer.complete(
          failed
              ? LambdaAnswer.of(LambdaFailure.reported(body), took)
              : LambdaAnswer.of(body, took));
    }
  }

  /** When the function first asked for an event, of {@link System#nanoTime}. */
  final CompletableFuture<Long> ready = new CompletableFuture<>();

  /** When the function was ready to be put in a snapshot. */
  final CompletableFuture<Long> checkpoint = new CompletableFuture<>();

  /** Completed by whoever wants the function restored from its snapshot. */
  final CompletableFuture<Long> restored = new CompletableFuture<>();

  /** What the function reported before it asked for an event, or how its process ended. */
  final CompletableFuture<LambdaFailure> over = new CompletableFuture<>();

  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> open = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "lambda-runtime-api");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;

  RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext(ROOT, this::serve);
    server.start();
  }

  /** Returns the value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String hostAndPort() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands an event to the function, which gets it when it asks next. */
  CompletableFuture<LambdaAnswer> offer(byte[] event, Duration limit) {
    Invocation invocation = new Invocation(event, Instant.now().plus(limit));
    waiting.add(invocation);
    return invocation.answer;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestURI().getPath().substring(ROOT.length());
      switch (call) {
        case "invocation/next" -> next(exchange);
        case "restore/next" -> restore(exchange);
        case "init/error", "restore/error" -> fail(exchange);
        default -> reply(exchange, call.split("/", -1));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    ready.complete(System.nanoTime());
    Invocation invocation = waiting.take();
    open.put(invocation.id, invocation);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id);
    headers.set("Lambda-Runtime-Deadline-Ms", "" + invocation.deadline.toEpochMilli());
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-west-1:123456789012:function:" + LambdaProcess.FUNCTION);
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");
    send(exchange, 200, invocation.event);
  }

  private void restore(HttpExchange exchange) throws IOException {
    checkpoint.complete(System.nanoTime());
    restored.join();
    send(exchange, 200, new byte[0]);
  }

  private void fail(HttpExchange exchange) throws IOException {
    // Noted before it is answered: the process ends at the answer, and its end is another failure.
    over.complete(LambdaFailure.reported(exchange.getRequestBody().readAllBytes()));
    send(exchange, 202, TAKEN);
  }

  private void reply(HttpExchange exchange, String[] call) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean failed = call[call.length - 1].equals("error");
    Invocation invocation = call.length == 3 ? open.remove(call[1]) : null;
    if (invocation == null || !(failed || call[2].equals("response"))) {
      send(exchange, 400, new byte[0]);
      return;
    }
    invocation.answer(body, failed);
    send(exchange, 202, TAKEN);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
