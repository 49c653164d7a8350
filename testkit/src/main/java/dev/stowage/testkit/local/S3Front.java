package dev.stowage.testkit.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A front that makes S3Proxy answer as S3 does where several clients meet at one object.
 *
 * <p>S3Proxy checks a condition in one step and acts in another, so that of many conditional
 * deletes of one object all win, and adds by compare-and-swap are lost. Here each object has a
 * lock, held from before a request that changes the object is sent on until it is answered. So
 * S3Proxy evaluates every condition while nothing else happens to the object; and it verifies the
 * signature before that, as S3 does, so that a condition tells nothing to a stranger. A read holds
 * the lock, together with other reads, until its answer begins: by then S3Proxy has opened the
 * object.
 *
 * <p>What S3Proxy answers otherwise than S3 is put right on the way:
 *
 * <ul>
 *   <li>a conditional delete of an object that is not there: 404, not 204;
 *   <li>a conditional write during which the object was deleted: 409;
 *   <li>a key of more than 1,024 bytes: 400;
 *   <li>{@code x-amz-website-redirect-location} is checked, kept, given back, and served with 301
 *       under {@link #WEBSITE}, which stands for the website endpoint of a bucket;
 *   <li>a bucket's website, policy and public access block are kept, and needed there ({@link
 *       S3Settings});
 *   <li>a delete of many objects in one request would pass by the locks: 501.
 * </ul>
 */
final class S3Front implements HttpHandler {

  /** Where redirects are served: {@code /_website/BUCKET/KEY}. No bucket can have that name. */
  static final String WEBSITE = "/_website";

  private final S3Upstream upstream;
  private final Predicate<S3Target> exists;
  private final S3Redirects redirects = new S3Redirects();
  private final S3Settings settings = new S3Settings();
  private final ConcurrentHashMap<S3Target, S3Lock> locks = new ConcurrentHashMap<>();

  /**
   * Makes a front.
   *
   * @param upstream the way to S3Proxy
   * @param exists tells whether S3Proxy has an object
   */
  S3Front(S3Upstream upstream, Predicate<S3Target> exists) {
    this.upstream = upstream;
    this.exists = exists;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).send(exchange);
    } catch (IOException | RuntimeException broken) {
      System.err.println("front: " + exchange.getRequestURI() + ": " + broken);
      throw broken;
    }
  }

  private S3Reply answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (path.startsWith(WEBSITE + "/")) {
      S3Target visited = S3Target.of(path.substring(WEBSITE.length()));
      return settings
          .refuse(visited, redirects.holds(visited))
          .orElseGet(() -> redirects.serve(visited));
    }
    S3Asked asked = S3Asked.of(exchange);
    S3Lock lock = locks.computeIfAbsent(asked.target(), first -> new S3Lock());
    long deletes = lock.deletes();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Optional<S3Reply> refusal = refusal(asked);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (asked.setting().isPresent()) {
      return settings.answer(asked, body, upstream.forward(exchange, body).whole());
    }
    if (!asked.target().isObject() || asked.isOfAnUpload()) {
      return upstream.forward(exchange, body);
    }
    return asked.reads() ? read(asked, lock) : changeUnlessDeleted(asked, lock, deletes, body);
  }

  private static Optional<S3Reply> refusal(S3Asked asked) {
    if (asked.target().isTooLong()) {
      return Optional.of(S3Reply.refusing(400, "KeyTooLongError", "Your key is too long"));
    }
    if (asked.deletesMany()) {
      return Optional.of(
          S3Reply.refusing(501, "NotImplemented", "This server deletes one object at a time."));
    }
    return asked
        .redirect()
        .filter(location -> !S3Redirects.isAllowed(location))
        .map(
            bad ->
                S3Reply.refusing(
                    400,
                    "InvalidRedirectLocation",
                    "The website redirect location must have a prefix of 'http://' or 'https://'"
                        + " or '/'."));
  }

  private S3Reply read(S3Asked asked, S3Lock lock) throws IOException {
    lock.shared().lock();
    try {
      S3Reply reply = upstream.forward(asked.exchange(), new byte[0]);
      return redirects.decorate(asked.target(), reply);
    } finally {
      lock.shared().unlock();
    }
  }

  private S3Reply changeUnlessDeleted(S3Asked asked, S3Lock lock, long deletes, byte[] body)
      throws IOException {
    lock.alone().lock();
    try {
      if (asked.isConditional() && !asked.deletes() && lock.deletes() != deletes) {
        return S3Reply.refusing(
            409,
            "ConditionalRequestConflict",
            "The conditional request cannot succeed due to a conflicting operation against this"
                + " resource.");
      }
      return asked.deletes() ? delete(asked, lock) : write(asked, body);
    } finally {
      lock.alone().unlock();
    }
  }

  private S3Reply delete(S3Asked asked, S3Lock lock) throws IOException {
    boolean absent = asked.isConditional() && !exists.test(asked.target());
    S3Reply reply = upstream.forward(asked.exchange(), new byte[0]).whole();
    if (absent && reply.isSuccess()) {
      return S3Reply.refusing(404, "NoSuchKey", "The specified key does not exist.");
    }
    if (reply.isSuccess()) {
      lock.countDelete();
      redirects.remove(asked.target());
    }
    return reply;
  }

  private S3Reply write(S3Asked asked, byte[] body) throws IOException {
    S3Reply reply = upstream.forward(asked.exchange(), body).whole();
    if (reply.isSuccess()) {
      redirects.put(asked.target(), asked.redirect());
    }
    return reply;
  }
}
