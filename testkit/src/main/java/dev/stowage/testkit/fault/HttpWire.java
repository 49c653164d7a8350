package dev.stowage.testkit.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads and writes messages of HTTP/1.1 as RFC 9112 frames them: a body has a length, or comes in
 * chunks, or ends with the connection.
 */
final class HttpWire {

  /** Headers that belong to one connection, and those that this class writes itself. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "transfer-encoding", "expect", "keep-alive");

  private static final String LENGTH = "Content-Length";

  private HttpWire() {}

  /** Reads a request, and lets a client go on that asks first; empty at the end of the stream. */
  static Optional<ProxiedRequest> request(InputStream in, OutputStream out) throws IOException {
    Optional<String> first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] words = first.get().split(" ", 3);
    HttpHeaders headers = headers(in);
    if (headers.firstValue("Expect").isPresent()) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    byte[] body =
        isChunked(headers) ? chunks(in) : exactly(in, headers.firstValueAsLong(LENGTH).orElse(0));
    return Optional.of(new ProxiedRequest(words[0], words[1], headers, HttpBody.of(body)));
  }

  /** Sends a request on a connection of its own and reads the answer. */
  static ProxiedResponse exchange(URI server, ProxiedRequest request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      byte[] head =
          head(
              request.method() + " " + request.target() + " HTTP/1.1",
              request.headers(),
              hasBody(request) ? Optional.of((long) request.body().length()) : Optional.empty());
      write(socket.getOutputStream(), head, request.body(), request.body().length());
      return response(new BufferedInputStream(socket.getInputStream()), request.method());
    }
  }

  /** Writes an answer; false when it is one that is cut off. */
  static boolean respond(OutputStream out, ProxiedRequest request, ProxiedResponse answer)
      throws IOException {
    boolean bodiless = hasNoBody(request.method(), answer.status());
    Optional<Long> length =
        bodiless
            ? answer.headers().firstValueAsLong(LENGTH).stream().boxed().findFirst()
            : Optional.of((long) answer.body().length());
    int delivered = bodiless ? 0 : Math.min(answer.delivered(), answer.body().length());
    write(
        out,
        head("HTTP/1.1 " + answer.status() + " Said", answer.headers(), length),
        answer.body(),
        delivered);
    return bodiless || delivered == answer.body().length();
  }

  private static ProxiedResponse response(InputStream in, String method) throws IOException {
    while (true) {
      String first = line(in).orElseThrow(EOFException::new);
      int status = Integer.parseInt(first.split(" ", 3)[1]);
      HttpHeaders headers = headers(in);
      if (status >= 200) {
        byte[] body =
            hasNoBody(method, status)
                ? new byte[0]
                : isChunked(headers)
                    ? chunks(in)
                    : headers.firstValue(LENGTH).isPresent()
                        ? exactly(in, headers.firstValueAsLong(LENGTH).orElseThrow())
                        : in.readAllBytes();
        return new ProxiedResponse(status, headers, HttpBody.of(body), Integer.MAX_VALUE);
      }
    }
  }

  private static byte[] head(String first, HttpHeaders headers, Optional<Long> length) {
    StringBuilder head = new StringBuilder(first).append("\r\n");
    headers
        .map()
        .forEach(
            (name, values) -> {
              if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> head.append(name + ": " + value + "\r\n"));
              }
            });
    length.ifPresent(bytes -> head.append(LENGTH + ": " + bytes + "\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void write(OutputStream out, byte[] head, HttpBody body, int delivered)
      throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(head.length + delivered);
    message.writeBytes(head);
    message.write(body.bytes(), 0, delivered);
    message.writeTo(out);
    out.flush();
  }

  private static boolean hasNoBody(String method, int status) {
    return method.equals("HEAD") || status == 204 || status == 304;
  }

  private static boolean hasBody(ProxiedRequest request) {
    return isChunked(request.headers()) || request.headers().firstValue(LENGTH).isPresent();
  }

  private static boolean isChunked(HttpHeaders headers) {
    return headers.firstValue("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line(in).orElseThrow(EOFException::new);
      int length = Integer.parseInt(size.split(";", 2)[0].strip(), 16);
      if (length == 0) {
        headers(in);
        return body.toByteArray();
      }
      body.writeBytes(exactly(in, length));
      line(in);
    }
  }

  private static byte[] exactly(InputStream in, long length) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(length));
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static HttpHeaders headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in).orElse(""); !line.isEmpty(); line = line(in).orElse("")) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  /** Reads a line without its end; empty at the end of the stream. */
  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      line.write(next);
    }
    return Optional.of(line.toString(StandardCharsets.ISO_8859_1).stripTrailing());
  }
}
