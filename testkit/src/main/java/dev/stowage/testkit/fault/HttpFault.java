package dev.stowage.testkit.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** What happens to one request on its way. */
@FunctionalInterface
public interface HttpFault {

  /** A request at the proxy, and the way on to the server. */
  interface Exchange {

    /**
     * Returns the request.
     *
     * @return as the client sent it
     */
    ProxiedRequest request();

    /**
     * Sends a request to the server and waits for its whole answer.
     *
     * @param request the client's, or another in its place
     * @return the server's answer
     * @throws IOException when the server does not answer
     */
    ProxiedResponse forward(ProxiedRequest request) throws IOException;

    /**
     * Sends the client's request to the server and waits for its whole answer.
     *
     * @return the server's answer
     * @throws IOException when the server does not answer
     */
    default ProxiedResponse forward() throws IOException {
      return forward(request());
    }
  }

  /**
   * Decides about a request.
   *
   * @param exchange the request and the way on
   * @return the answer for the client; empty cuts its connection by a reset
   * @throws IOException when the server is not there; the client's connection is cut
   * @throws InterruptedException when the proxy is closed
   */
  Optional<ProxiedResponse> meet(Exchange exchange) throws IOException, InterruptedException;

  /**
   * Lets the request pass: no fault.
   *
   * @return the fault that is none
   */
  static HttpFault none() {
    return exchange -> Optional.of(exchange.forward());
  }

  /**
   * Cuts the connection; the server never sees the request.
   *
   * @return the fault
   */
  static HttpFault cutBefore() {
    return exchange -> Optional.empty();
  }

  /**
   * Cuts the connection once the server has carried the request out and answered.
   *
   * @return the fault
   */
  static HttpFault cutAfter() {
    return exchange -> {
      exchange.forward();
      return Optional.empty();
    };
  }

  /**
   * Cuts the connection within the body of the server's answer; before its head when it has none.
   *
   * @return the fault
   */
  static HttpFault cutInside() {
    return exchange ->
        Optional.of(exchange.forward())
            .filter(answer -> answer.body().length() > 0)
            .map(ProxiedResponse::cutInside);
  }

  /**
   * Answers in the server's place, which never sees the request.
   *
   * @param answer for example an error that asks for patience
   * @return the fault
   */
  static HttpFault answer(ProxiedResponse answer) {
    return exchange -> Optional.of(answer);
  }

  /**
   * Lets the server carry the request out and gives the client another answer.
   *
   * @param answer for example a failure of the service
   * @return the fault
   */
  static HttpFault answerAfter(ProxiedResponse answer) {
    return exchange -> {
      exchange.forward();
      return Optional.of(answer);
    };
  }

  /**
   * Changes the server's answer.
   *
   * @param change from the server's answer to the client's
   * @return the fault
   */
  static HttpFault altered(UnaryOperator<ProxiedResponse> change) {
    return exchange -> Optional.of(change.apply(exchange.forward()));
  }

  /**
   * Lets something happen before the request passes, for example the work of another client.
   *
   * @param event runs on the thread of the connection
   * @return the fault
   */
  static HttpFault after(Runnable event) {
    return exchange -> {
      event.run();
      return Optional.of(exchange.forward());
    };
  }

  /**
   * Keeps the request until the test lets go, then loses it: a black hole when it never does.
   *
   * @param arrived counted down when the request is here
   * @param release waited for
   * @return the fault
   */
  static HttpFault hold(CountDownLatch arrived, CountDownLatch release) {
    return exchange -> {
      arrived.countDown();
      release.await();
      return Optional.empty();
    };
  }

  /**
   * Lets the request pass after a while.
   *
   * @param time how long it waits
   * @return the fault
   */
  static HttpFault delay(Duration time) {
    return exchange -> {
      boolean never = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
      return never ? Optional.empty() : Optional.of(exchange.forward());
    };
  }

  /**
   * Lets storms come and go: now and then one fault meets a number of requests in a row.
   *
   * @param random chooses when a storm begins, its fault and its length
   * @param oneIn in how many requests a storm begins on average
   * @param longest how many requests it meets at most
   * @param faults of which a storm has one
   * @return the fault, to be given to the proxy for every request
   */
  static HttpFault storms(Random random, int oneIn, int longest, List<HttpFault> faults) {
    FaultStorm<HttpFault> storm = new FaultStorm<>(random, oneIn, longest, faults);
    return exchange -> storm.next().orElse(none()).meet(exchange);
  }
}
