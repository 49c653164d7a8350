package dev.stowage.testkit.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer on its way to the client.
 *
 * @param status the HTTP status
 * @param headers as they are sent, lower-case names
 * @param body what follows; may still be coming in
 */
record S3Reply(int status, Map<String, List<String>> headers, InputStream body) {

  private static final String LENGTH = "content-length";

  /** A refusal in the words of S3. */
  static S3Reply refusing(int status, String code, String message) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<Error><Code>%s</Code><Message>%s</Message></Error>";
    byte[] body = xml.formatted(code, message).getBytes(StandardCharsets.UTF_8);
    return new S3Reply(
        status,
        Map.of(
            "content-type",
            List.of("application/xml"),
            LENGTH,
            List.of(Integer.toString(body.length))),
        new ByteArrayInputStream(body));
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  S3Reply with(String header, String value) {
    Map<String, List<String>> more = new TreeMap<>(headers);
    more.put(header, List.of(value));
    return new S3Reply(status, more, body);
  }

  /** Waits until all of it has come in. */
  S3Reply whole() throws IOException {
    try (body) {
      return new S3Reply(status, headers, new ByteArrayInputStream(body.readAllBytes()));
    }
  }

  /** Returns the body of an answer that is whole, which can still be sent. */
  String text() {
    try {
      body.mark(Integer.MAX_VALUE);
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      body.reset();
      return text;
    } catch (IOException notInMemory) {
      throw new IllegalStateException("only a whole answer can be read twice", notInMemory);
    }
  }

  /** Sends it. To a HEAD the server sends the headers alone, the length as it is set here. */
  void send(HttpExchange exchange) throws IOException {
    headers.forEach(
        (name, values) -> {
          if (S3Upstream.passes(name) || name.equals(LENGTH)) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    try (body) {
      exchange.sendResponseHeaders(status, lengthFor(exchange.getRequestMethod()));
      if (!exchange.getRequestMethod().equals("HEAD")) {
        try (OutputStream out = exchange.getResponseBody()) {
          body.transferTo(out);
        }
      }
    }
  }

  /** The server's own terms: -1 sends no body, 0 one of unknown length. */
  private long lengthFor(String method) {
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return -1;
    }
    List<String> length = headers.get(LENGTH);
    if (length == null) {
      return 0;
    }
    long bytes = Long.parseLong(length.get(0));
    return bytes == 0 ? -1 : bytes;
  }
}
