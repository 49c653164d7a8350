package dev.stowage.testkit.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The way from the front to S3Proxy. Method, path, query, {@code Host} and all headers pass as they
 * came, because the signature covers them; only what belongs to one connection stays behind. Needs
 * the system property {@code jdk.httpclient.allowRestrictedHeaders=host}.
 */
final class S3Upstream {

  /** Of one connection, or set by the client from the body that it is given. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "te",
          "upgrade",
          "expect",
          "content-length");

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  S3Upstream(URI server) {
    this.server = server;
  }

  /** Sends a request on and returns when the head of the answer is there. */
  S3Reply forward(HttpExchange exchange, byte[] body) throws IOException {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + asked.getRawPath() + query))
            .method(
                exchange.getRequestMethod(),
                hasBody(exchange)
                    ? HttpRequest.BodyPublishers.ofByteArray(body)
                    : HttpRequest.BodyPublishers.noBody());
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (passes(header.getKey())) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      return new S3Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the front is stopping");
    }
  }

  static boolean passes(String header) {
    return !HOP_BY_HOP.contains(header.toLowerCase(Locale.ROOT));
  }

  private static boolean hasBody(HttpExchange exchange) {
    return exchange.getRequestHeaders().containsKey("Content-Length")
        || exchange.getRequestHeaders().containsKey("Transfer-Encoding");
  }
}
