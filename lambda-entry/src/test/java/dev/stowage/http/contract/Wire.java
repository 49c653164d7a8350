package dev.stowage.http.contract;

import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a request over a connection of its own, byte by byte as it is. */
final class Wire {

  private static final int MILLIS = 20_000;

  private Wire() {}

  static Response send(int port, Request request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head(request).getBytes(StandardCharsets.UTF_8));
      out.write(request.body());
      out.flush();
      return response(socket.getInputStream().readAllBytes());
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static String head(Request request) {
    StringBuilder head = new StringBuilder();
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    head.append(request.method()).append(' ').append(request.path()).append(query);
    head.append(" HTTP/1.1\r\n");
    if (!request.headers().has("Host")) {
      head.append("Host: localhost\r\n");
    }
    for (Headers.Header header : request.headers().list()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    head.append("Content-Length: ").append(request.body().length).append("\r\n");
    return head.append("Connection: close\r\n\r\n").toString();
  }

  private static Response response(byte[] bytes) {
    int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no answer: " + bytes.length + " bytes");
    }
    String[] lines = new String(bytes, 0, end, StandardCharsets.UTF_8).split("\r\n", -1);
    int status = Integer.parseInt(lines[0].substring(9, 12));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(bytes, end + 4, bytes.length - end - 4);
    Response response = Response.empty(status);
    String type = null;
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      String name = lines[i].substring(0, colon);
      String value = lines[i].substring(colon + 1).strip();
      if (name.equalsIgnoreCase("Content-Type")) {
        type = value;
      } else {
        response = response.with(name, value);
      }
    }
    return type == null ? response : withBody(response, type, body.toByteArray());
  }

  private static Response withBody(Response head, String type, byte[] body) {
    Response response = Response.of(head.status(), type, body);
    for (Headers.Header header : head.headers().list()) {
      response = response.with(header.name(), header.value());
    }
    return response;
  }
}
