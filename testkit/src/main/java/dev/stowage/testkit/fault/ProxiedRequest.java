package dev.stowage.testkit.fault;

import java.net.http.HttpHeaders;
import java.util.function.Predicate;

/**
 * A request as the client sent it.
 *
 * @param method for example {@code PUT}
 * @param target path and query, for example {@code /bucket/key?list-type=2}
 * @param headers names without regard to case
 * @param body without transfer encoding; empty when there is none
 */
public record ProxiedRequest(String method, String target, HttpHeaders headers, HttpBody body) {

  /**
   * Matches every request.
   *
   * @return the rule
   */
  public static Predicate<ProxiedRequest> any() {
    return request -> true;
  }

  /**
   * Matches requests by their method.
   *
   * @param name in capitals
   * @return the rule
   */
  public static Predicate<ProxiedRequest> method(String name) {
    return request -> request.method().equals(name);
  }

  /**
   * Matches requests of AWS's JSON protocols by their operation.
   *
   * @param name for example {@code PutItem}
   * @return the rule
   */
  public static Predicate<ProxiedRequest> awsOperation(String name) {
    return request -> request.awsOperation().equals(name);
  }

  /**
   * Returns the operation that {@code X-Amz-Target} names behind its dot.
   *
   * @return for example {@code PutItem}; empty without that header
   */
  public String awsOperation() {
    String target = headers.firstValue("X-Amz-Target").orElse("");
    return target.substring(target.indexOf('.') + 1);
  }

  /**
   * Returns the body as UTF-8.
   *
   * @return the text
   */
  public String text() {
    return body.text();
  }

  /**
   * Returns this request with another body; a signature over the body holds no more.
   *
   * @param text sent as UTF-8
   * @return the changed request
   */
  public ProxiedRequest withText(String text) {
    return new ProxiedRequest(method, target, headers, HttpBody.of(text));
  }
}
