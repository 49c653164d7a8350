package dev.stowage.testkit.local;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the front needs to know of a request. */
record S3Asked(HttpExchange exchange, S3Target target) {

  static S3Asked of(HttpExchange exchange) {
    return new S3Asked(exchange, S3Target.of(exchange.getRequestURI().getRawPath()));
  }

  boolean reads() {
    return method().equals("GET") || method().equals("HEAD");
  }

  boolean deletes() {
    return method().equals("DELETE");
  }

  boolean isConditional() {
    return header("If-Match").isPresent() || header("If-None-Match").isPresent();
  }

  /** An upload in parts touches the object when it is completed, and not before or never. */
  boolean isOfAnUpload() {
    return asksFor("partNumber") || asksFor("uploads") || (deletes() && asksFor("uploadId"));
  }

  boolean deletesMany() {
    return !target.isObject() && method().equals("POST") && asksFor("delete");
  }

  /** What of a bucket's settings it is about; empty for anything else. */
  Optional<S3Setting> setting() {
    return target.isObject()
        ? Optional.empty()
        : Stream.of(S3Setting.values()).filter(one -> asksFor(one.parameter())).findFirst();
  }

  boolean writes() {
    return method().equals("PUT");
  }

  Optional<String> redirect() {
    return header(S3Redirects.HEADER);
  }

  private String method() {
    return exchange.getRequestMethod();
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private boolean asksFor(String parameter) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return List.of(query.split("&", -1)).stream()
        .anyMatch(pair -> pair.equals(parameter) || pair.startsWith(parameter + "="));
  }
}
