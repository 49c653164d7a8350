package dev.stowage.serve;

import dev.stowage.http.Call;
import dev.stowage.http.Request;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where Jetty hands each request over, as soon as its head is whole. */
final class FrontHandler extends Handler.Abstract {

  private final Front front;
  private final Ground ground;

  FrontHandler(Front front, Ground ground) {
    this.front = front;
    this.ground = ground;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback) {
    // A slow store is no idle client.
    request.addIdleTimeoutListener(idle -> false);
    Request head = Heads.of(request);
    Passage.Stream stream = new Passage.Stream(request, response, callback);
    new Passage(ground, stream, head, call(request, head)).begin();
    return true;
  }

  private Call call(org.eclipse.jetty.server.Request request, Request head) {
    String fault = Heads.fault(request);
    if (fault != null) {
      return Call.fixed(Refusals.badRequest(fault));
    }
    try {
      return front.begin(head);
    } catch (Throwable escaped) {
      ground.errors().accept(escaped);
      return Call.fixed(Refusals.defect());
    }
  }
}
