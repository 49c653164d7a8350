package dev.stowage.serve;

import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Words what Jetty refuses: heads that are not HTTP/1.1, and targets that are ambiguous. Everything
 * that it finds wrong is the client's fault; it does say 500 or 505 for some of it.
 */
final class BadRequests implements org.eclipse.jetty.server.Request.Handler {

  /** What is well-formed, or nearly, and yet refused: others could read it in another way. */
  private static final Map<Violation, String> FAULTS =
      new EnumMap<>(
          Map.of(
              Violation.AMBIGUOUS_PATH_SEPARATOR,
              "a path has no encoded slash, %2F",
              Violation.AMBIGUOUS_EMPTY_SEGMENT,
              "a path has no empty segment, which is two slashes in a row",
              Violation.AMBIGUOUS_PATH_ENCODING,
              "a path has no encoded percent sign, %25",
              Violation.AMBIGUOUS_PATH_SEGMENT,
              Heads.DOTS,
              Violation.AMBIGUOUS_PATH_PARAMETER,
              Heads.DOTS,
              Violation.ILLEGAL_PATH_CHARACTERS,
              "a character of the path must be percent-encoded"));

  private final Ground ground;

  BadRequests(Ground ground) {
    this.ground = ground;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback) {
    long began = System.nanoTime();
    dev.stowage.http.Response refusal = refusal(request);
    response.setStatus(refusal.status());
    for (Headers.Header header : refusal.headers().list()) {
      response.getHeaders().put(header.name(), header.value());
    }
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    Request unknown = Request.of("-", "/").arrived(Heads.arrival(request));
    ground.log().add(unknown, "", refusal, System.nanoTime() - began);
    response.write(true, ByteBuffer.wrap(refusal.body()), callback);
    return true;
  }

  private dev.stowage.http.Response refusal(org.eclipse.jetty.server.Request request) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer known ? known : 400;
    Object failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    if (status == 431 || status == 414) {
      return Refusals.headTooLong(ground.limits().room().head());
    }
    if (status == 408) {
      return Refusals.tooSlow("the request did not come");
    }
    if (failure instanceof EofException) {
      return Refusals.badRequest("the connection ended before the request did");
    }
    if (status == 500 && failure instanceof Throwable escaped) {
      ground.errors().accept(escaped);
      return Refusals.defect();
    }
    if (status == 417) {
      return Refusals.badRequest("of what a client may expect, Expect: 100-continue alone is met");
    }
    return Refusals.badRequest(fault(request.getHttpURI()));
  }

  private static String fault(HttpURI target) {
    for (Map.Entry<Violation, String> fault : FAULTS.entrySet()) {
      if (target.hasViolation(fault.getKey())) {
        return fault.getValue();
      }
    }
    return "the request line or a header is not as HTTP/1.1 has it";
  }
}
