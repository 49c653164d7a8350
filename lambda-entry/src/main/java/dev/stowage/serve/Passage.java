package dev.stowage.serve;

import dev.stowage.http.Call;
import dev.stowage.http.Carrier;
import dev.stowage.http.Response;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: its body is read, its handler gets a turn, its answer is sent.
 *
 * <p>Exactly one answer is sent: whoever moves the stage on from {@link Stage#BODY} decides which.
 * That is the thread that reads the end of the body, or the {@link Watch} when it takes too long.
 */
final class Passage implements Callback {

  /** The part of the time for an answer before which nobody can tell how fast it moves. */
  private static final int HARDLY_BEGUN = 12;

  private enum Stage {
    BODY,
    HANDLER,
    ANSWER,
    OVER
  }

  private final Ground ground;
  private final Request request;
  private final org.eclipse.jetty.server.Response response;
  private final Callback jetty;
  private final dev.stowage.http.Request head;
  private final Call call;
  private final BodyIntake body;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.BODY);
  private final long began = System.nanoTime();
  private volatile long since = began;
  private volatile long through;
  private volatile @Nullable Response answer;

  /** What Jetty hands over with a request. */
  record Stream(Request request, org.eclipse.jetty.server.Response response, Callback callback) {}

  /** How fast an answer of so many bytes moves. */
  record Pace(Passage passage, long weight, long bytesPerSecond) {}

  Passage(Ground ground, Stream stream, dev.stowage.http.Request head, Call call) {
    this.ground = ground;
    this.request = stream.request();
    this.response = stream.response();
    this.jetty = stream.callback();
    this.head = head;
    this.call = call;
    this.body = new BodyIntake(call.maxBody(), ground.bodies());
  }

  /** Begins with the head just read. */
  void begin() {
    ground.began(request, this);
    long length = request.getLength();
    if (length > Carrier.MOST_READ) {
      refuse(call.marked(Refusals.bodyTooLong()));
    } else if (length > call.maxBody() && waitsToSend()) {
      refuse(call.refuse());
    } else {
      read();
    }
  }

  private boolean waitsToSend() {
    return request.getHeaders().contains(HttpHeader.EXPECT, "100-continue");
  }

  /** Reads what is there, and comes back when there is more. */
  private void read() {
    while (stage.get() == Stage.BODY) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::read);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        broken(chunk.getFailure());
        return;
      }
      boolean last = chunk.isLast();
      body.add(chunk.getByteBuffer());
      chunk.release();
      through = body.received();
      if (through > Carrier.MOST_READ) {
        refuse(call.marked(Refusals.bodyTooLong()));
      } else if (last) {
        whole();
      }
    }
  }

  private void whole() {
    switch (body.end()) {
      case WHOLE -> handle();
      case TOO_LONG -> answerWithout(call::refuse);
      case NO_ROOM -> answerWithout(this::busy);
      case RELEASED -> {
        // Somebody else has answered.
      }
    }
  }

  private void handle() {
    if (hasNoRoom()) {
      answerWithout(this::busy);
    } else if (stage.compareAndSet(Stage.BODY, Stage.HANDLER) && !turns().take(this::answer)) {
      send(busy());
    }
  }

  /** Also after the wait for a turn: what others read has grown since, and nothing is done yet. */
  private void answer() {
    try {
      send(hasNoRoom() ? busy() : made());
    } catch (Throwable escaped) {
      // Not even a refusal could be made: without an end it would keep its client for ever.
      failed(escaped);
    }
  }

  private Response made() {
    try {
      return call.answer(body.bytes());
    } catch (Throwable escaped) {
      ground.errors().accept(escaped);
      return call.marked(Refusals.defect());
    }
  }

  private Turns turns() {
    return isLarge() ? ground.largeTurns() : ground.turns();
  }

  private boolean hasNoRoom() {
    return isLarge() && ground.answers().isSpent();
  }

  private boolean isLarge() {
    return call.isLarge() || body.received() > ServerLimits.SMALL;
  }

  private Response busy() {
    return call.marked(Refusals.busy());
  }

  private void answerWithout(Supplier<Response> refusal) {
    if (stage.compareAndSet(Stage.BODY, Stage.HANDLER)) {
      send(refusal.get());
    }
  }

  /** Answers before the end of the body, and so ends the connection. */
  private void refuse(Response refusal) {
    if (stage.compareAndSet(Stage.BODY, Stage.HANDLER)) {
      close();
      send(refusal);
    }
  }

  private void broken(Throwable failure) {
    if (failure instanceof TimeoutException) {
      refuse(call.marked(Refusals.tooSlow("the body did not come")));
    } else if (HttpException.asHttpException(failure) != null) {
      refuse(call.marked(Refusals.badRequest("the body is not framed as HTTP/1.1 has it")));
    } else if (stage.compareAndSet(Stage.BODY, Stage.HANDLER)) {
      failed(failure);
    }
  }

  private void close() {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
  }

  private void send(Response made) {
    body.release();
    answer = made;
    through = 0;
    since = System.nanoTime();
    ground.answers().charge(weight(made));
    stage.set(Stage.ANSWER);
    if (ground.isStopping()) {
      close();
    }
    try {
      AnswerWriter.send(made, response, this);
    } catch (Throwable escaped) {
      ground.errors().accept(escaped);
      failed(escaped);
    }
  }

  /** What of an answer counts. */
  private static long weight(Response made) {
    int length = made.body().length;
    return length > ServerLimits.SMALL ? length : 0;
  }

  /** So many bytes of the answer are through. */
  void moved(long bytes) {
    through = bytes;
  }

  /** Ends this if it takes too long. */
  void lookAt(long now) {
    Stage at = stage.get();
    ServerLimits.Times times = ground.limits().times();
    if (at == Stage.BODY && isLate(now, times.body())) {
      refuse(call.marked(Refusals.tooSlow("the body took too long")));
    } else if (at == Stage.ANSWER && isLate(now, times.answer())) {
      cutOff();
    }
  }

  /**
   * Tells how fast a large answer moves.
   *
   * @return null for what is not sent, not large, or has hardly begun: then nobody can tell
   */
  @Nullable Pace pace(long now) {
    Response sent = answer;
    long nanos = now - since;
    if (stage.get() != Stage.ANSWER
        || sent == null
        || weight(sent) == 0
        || nanos <= ground.limits().times().answer().toNanos() / HARDLY_BEGUN) {
      return null;
    }
    return new Pace(this, weight(sent), (long) (through * 1e9 / nanos));
  }

  /** Ends it, whatever is still to be sent. */
  void cutOff() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  private boolean isLate(long now, Duration limit) {
    long more = Duration.ofSeconds(through / ground.limits().times().bytesPerSecond()).toNanos();
    return now - since > limit.toNanos() + more;
  }

  @Override
  public void succeeded() {
    if (over()) {
      jetty.succeeded();
    }
  }

  @Override
  public void failed(Throwable failure) {
    if (over()) {
      jetty.failed(failure);
    }
  }

  private boolean over() {
    if (stage.getAndSet(Stage.OVER) == Stage.OVER) {
      return false;
    }
    body.release();
    Response sent = answer;
    if (sent != null) {
      ground.answers().giveBack(weight(sent));
    }
    try {
      // Before it counts as ended: a stop waits for the last to end, and then closes the log.
      ground.log().add(head, call.path(), sent, System.nanoTime() - began);
    } finally {
      ground.ended(request);
    }
    return true;
  }

  @Override
  public InvocationType getInvocationType() {
    return Invocable.InvocationType.NON_BLOCKING;
  }
}
