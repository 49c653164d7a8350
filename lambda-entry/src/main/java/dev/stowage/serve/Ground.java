package dev.stowage.serve;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/** What all requests of one server share. */
final class Ground {

  private final ServerOptions options;
  private final Watch watch;
  private final Turns turns;
  private final Turns largeTurns;
  private final Budget bodies;
  private final Budget answers;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean stopping;

  Ground(ServerOptions options, Server server) {
    ServerLimits limits = options.limits();
    this.options = options;
    ServerLimits.Crowd crowd = limits.crowd();
    this.turns = new Turns(crowd.handlers(), crowd.waiting(), server.getThreadPool());
    this.largeTurns = new Turns(crowd.large(), crowd.waiting(), server.getThreadPool());
    this.bodies = new Budget(limits.room().bodies());
    this.answers = new Budget(limits.room().answers());
    this.watch = new Watch(server.getScheduler(), this);
  }

  void began(Request request, Passage passage) {
    inFlight.incrementAndGet();
    watch.begun(request, passage);
  }

  void ended(Request request) {
    watch.ended(request);
    inFlight.decrementAndGet();
  }

  /** How many requests are on their way; those whose client has gone count while they run. */
  int inFlight() {
    return inFlight.get();
  }

  /** From now on each answer is the last of its connection. */
  void stop() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  Watch watch() {
    return watch;
  }

  Turns turns() {
    return turns;
  }

  /** Those of large requests, so that small ones never wait behind them. */
  Turns largeTurns() {
    return largeTurns;
  }

  Budget bodies() {
    return bodies;
  }

  Budget answers() {
    return answers;
  }

  ServerLimits limits() {
    return options.limits();
  }

  AccessLog log() {
    return options.log();
  }

  Consumer<Throwable> errors() {
    return options.errors();
  }
}
