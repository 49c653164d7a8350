package dev.stowage.serve;

import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Words what Jetty refuses: heads that are not HTTP/1.1, and targets that are ambiguous. Everything
 * that it finds wrong is the client's fault; it does say 500 or 505 for some of it.
 */
final class BadRequests implements org.eclipse.jetty.server.Request.Handler {

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
    return Refusals.badRequest("the request line or a header is not as HTTP/1.1 has it");
  }
}
