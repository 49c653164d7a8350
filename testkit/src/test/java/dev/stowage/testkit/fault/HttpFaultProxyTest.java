package dev.stowage.testkit.fault;

import static dev.stowage.testkit.fault.ProxiedRequest.any;
import static dev.stowage.testkit.fault.ProxiedRequest.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFaultProxyTest {

  /** What the server carried out. */
  private final List<String> done = new CopyOnWriteArrayList<>();

  private final HttpServer server = server();
  private final HttpFaultProxy line =
      HttpFaultProxy.to(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    line.close();
    server.stop(0);
  }

  @Test
  void passesBodiesOfAnyLengthWithAndWithoutChunks() throws Exception {
    for (int length : new int[] {0, 1, 100_000}) {
      String body = "x".repeat(length);

      assertThat(put("/sized", body).body()).isEqualTo("did PUT /sized " + body);
      assertThat(
              send(HttpRequest.newBuilder(line.endpoint().resolve("/chunks"))
                      .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofString(body))))
                  .body())
          .isEqualTo("did PUT /chunks " + body);
      assertThat(line.seen())
          .extracting(ProxiedRequest::target)
          .containsExactly("/sized", "/chunks");
      assertThat(line.seen()).extracting(seen -> seen.text().length()).containsOnly(length);
      line.forget();
    }
  }

  @Test
  void letsAClientGoOnThatAsksFirst() throws Exception {
    HttpRequest asking =
        HttpRequest.newBuilder(line.endpoint().resolve("/asked"))
            .expectContinue(true)
            .PUT(BodyPublishers.ofString("body"))
            .build();

    assertThat(client.send(asking, BodyHandlers.ofString()).body())
        .isEqualTo("did PUT /asked body");
  }

  @Test
  void passesAnswersWithoutABody() throws Exception {
    HttpResponse<String> head =
        send(HttpRequest.newBuilder(line.endpoint()).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(7);
    assertThat(head.body()).isEmpty();

    assertThat(send(HttpRequest.newBuilder(line.endpoint()).DELETE()).statusCode()).isEqualTo(204);
    assertThat(put("/after", "").body()).isEqualTo("did PUT /after ");
  }

  @Test
  void cutsBeforeTheServerSeesTheRequest() throws Exception {
    line.next(any(), HttpFault.cutBefore());

    assertThatThrownBy(() -> put("/lost", "x")).isInstanceOf(IOException.class);
    assertThat(done).isEmpty();
    assertThat(put("/kept", "x").statusCode()).isEqualTo(200);
  }

  @Test
  void cutsAfterTheServerHasCarriedItOut() {
    line.next(any(), HttpFault.cutAfter());

    assertThatThrownBy(() -> put("/done", "x")).isInstanceOf(IOException.class);
    assertThat(done).containsExactly("PUT /done x");
  }

  @Test
  void cutsInsideTheAnswer() {
    line.next(any(), HttpFault.cutInside());

    assertThatThrownBy(() -> put("/done", "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("fixed content-length: 15, bytes received: 7");
    assertThat(done).hasSize(1);
  }

  @Test
  void answersInPlaceOfTheServerBeforeOrAfterIt() throws Exception {
    ProxiedResponse slow = ProxiedResponse.s3Error(503, "SlowDown");
    line.next(any(), HttpFault.answer(slow)).next(any(), HttpFault.answerAfter(slow));

    assertThat(put("/1", "").body()).contains("<Code>SlowDown</Code>");
    assertThat(done).isEmpty();
    assertThat(put("/2", "").statusCode()).isEqualTo(503);
    assertThat(done).containsExactly("PUT /2 ");
  }

  @Test
  void doesAPartOfABatchAndSaysSo() throws Exception {
    line.next(
        any(),
        exchange -> {
          ProxiedResponse half = exchange.forward(exchange.request().withText("a"));
          return Optional.of(half.withText(half.text() + ", left b"));
        });

    assertThat(put("/batch", "a,b").body()).isEqualTo("did PUT /batch a, left b");
  }

  @Test
  void givesRulesForOneRequestInTheirOrderAndBeforeThoseForAll() throws Exception {
    line.always(any(), HttpFault.answer(ProxiedResponse.of(500, "text/plain", "all")))
        .always(method("PUT"), HttpFault.answer(ProxiedResponse.of(501, "text/plain", "puts")))
        .next(method("POST"), HttpFault.answer(ProxiedResponse.of(502, "text/plain", "post")))
        .next(any(), HttpFault.answer(ProxiedResponse.of(503, "text/plain", "first")));

    assertThat(put("/", "").statusCode()).isEqualTo(503);
    assertThat(line.waiting()).isEqualTo(1);
    assertThat(put("/", "").statusCode()).isEqualTo(501);
    assertThat(send(HttpRequest.newBuilder(line.endpoint()).DELETE()).statusCode()).isEqualTo(500);
    line.heal();
    assertThat(line.waiting()).isZero();
    assertThat(put("/", "").statusCode()).isEqualTo(200);
    assertThat(line.seen(method("PUT"))).isEqualTo(3);
  }

  @Test
  void holdsARequestUntilItIsReleased() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    line.next(any(), HttpFault.hold(arrived, release));
    var answer =
        client.sendAsync(
            HttpRequest.newBuilder(line.endpoint()).PUT(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).isNotDone();
    release.countDown();
    assertThat(answer).failsWithin(Duration.ofSeconds(30));
    assertThat(done).isEmpty();
  }

  @Test
  void delaysARequest() throws Exception {
    line.next(any(), HttpFault.delay(Duration.ofMillis(50)));
    long begin = System.nanoTime();

    assertThat(put("/late", "").statusCode()).isEqualTo(200);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void refusesConnectionsOnceItIsClosed() {
    line.close();

    assertThatThrownBy(() -> put("/", "")).isInstanceOf(ConnectException.class);
  }

  private HttpResponse<String> put(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(line.endpoint().resolve(path)).PUT(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
  }

  private HttpServer server() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext("/", this::serve);
      http.start();
      return http;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String method = exchange.getRequestMethod();
      String what = method + " " + exchange.getRequestURI() + " " + body;
      done.add(what);
      byte[] answer = ("did " + what).getBytes(StandardCharsets.UTF_8);
      if (method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", "7");
        exchange.sendResponseHeaders(200, -1);
      } else if (method.equals("DELETE")) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        // Long answers come in chunks.
        exchange.sendResponseHeaders(200, answer.length > 1_000 ? 0 : answer.length);
        exchange.getResponseBody().write(answer);
      }
    }
  }
}
