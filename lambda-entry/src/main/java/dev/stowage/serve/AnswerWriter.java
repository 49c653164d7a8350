package dev.stowage.serve;

import dev.stowage.http.Headers;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/**
 * Sends a body slice by slice. Whole, it would be copied outside the heap once more for each slow
 * client, and nobody could see whether it moves.
 */
final class AnswerWriter extends IteratingNestedCallback {

  private static final int SLICE = 64 << 10;

  private final Content.Sink sink;
  private final byte[] body;
  private final Passage passage;
  private int sent;
  private boolean last;

  private AnswerWriter(Content.Sink sink, byte[] body, Passage passage) {
    super(passage);
    this.sink = sink;
    this.body = body;
    this.passage = passage;
  }

  /** Sends an answer; the passage is its callback. */
  static void send(dev.stowage.http.Response answer, Response jetty, Passage passage) {
    jetty.setStatus(answer.status());
    HttpFields.Mutable fields = jetty.getHeaders();
    for (Headers.Header header : answer.headers().list()) {
      fields.add(header.name(), header.value());
    }
    byte[] body = answer.body();
    boolean isHead = HttpMethod.HEAD.is(jetty.getRequest().getMethod());
    if (isHead && !fields.contains(HttpHeader.CONTENT_LENGTH) && mayHaveBody(answer)) {
      sendHeadOfUnknownLength(jetty, passage);
      return;
    }
    if (body.length == 0 && (isHead || !mayHaveBody(answer))) {
      jetty.write(true, null, passage);
      return;
    }
    if (!fields.contains(HttpHeader.CONTENT_LENGTH)) {
      fields.put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    if (body.length <= SLICE) {
      jetty.write(true, ByteBuffer.wrap(body), passage);
    } else {
      new AnswerWriter(jetty, body, passage).iterate();
    }
  }

  /** Written at once, Jetty would take it for an answer of length 0, and say so. */
  private static void sendHeadOfUnknownLength(Response jetty, Passage passage) {
    jetty.write(
        false,
        BufferUtil.EMPTY_BUFFER,
        Callback.from(() -> jetty.write(true, null, passage), passage::failed));
  }

  private static boolean mayHaveBody(dev.stowage.http.Response answer) {
    return answer.status() >= 200 && answer.status() != 204 && answer.status() != 304;
  }

  @Override
  protected Action process() {
    if (last) {
      return Action.SUCCEEDED;
    }
    passage.moved(sent);
    int length = Math.min(SLICE, body.length - sent);
    ByteBuffer slice = ByteBuffer.wrap(body, sent, length);
    sent += length;
    last = sent == body.length;
    sink.write(last, slice, this);
    return Action.SCHEDULED;
  }
}
