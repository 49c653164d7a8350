package dev.stowage.lambda;

import dev.stowage.http.Headers;
import java.util.List;

/**
 * What a load balancer says of a connection: the address of its other end is the last of {@code
 * X-Forwarded-For}, since it appends to what the client wrote there (User Guide for Application
 * Load Balancers, "HTTP headers and Application Load Balancers"). Health checks have neither
 * header.
 */
final class Forwarded {

  private Forwarded() {}

  /** Returns who is at the other end; empty when nothing is said. */
  static String client(Headers headers) {
    String address = last(headers, "X-Forwarded-For");
    // It can be told to add the port: 192.0.2.1:50000, [2001:db8::1]:50000.
    if (address.startsWith("[")) {
      int end = address.indexOf(']');
      return end < 0 ? "" : address.substring(1, end);
    }
    int colon = address.indexOf(':');
    return colon >= 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
  }

  /** Returns {@code http} or {@code https}. */
  static String scheme(Headers headers) {
    return last(headers, "X-Forwarded-Proto").equals("https") ? "https" : "http";
  }

  private static String last(Headers headers, String name) {
    List<String> values = headers.all(name);
    if (values.isEmpty()) {
      return "";
    }
    String value = values.get(values.size() - 1);
    return value.substring(value.lastIndexOf(',') + 1).strip();
  }
}
