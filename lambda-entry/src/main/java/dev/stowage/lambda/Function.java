package dev.stowage.lambda;

import dev.stowage.core.error.StowageException;
import dev.stowage.http.Call;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.wiring.Api;
import dev.stowage.wiring.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One environment of a function: from its init over its invocations, one at a time, and where
 * SnapStart is on over a snapshot that many environments begin from.
 *
 * <p>A snapshot must hold nothing that two environments may not share: no connection, no lock, no
 * source of randomness. So the interface is closed before it and opened anew from it, by then with
 * every class loaded. To keep the clients over it and to renew only what is inside them was set
 * aside: a pooled connection that died with the snapshot costs a write its answer.
 */
final class Function {

  private final Supplier<Api> opening;
  private final FunctionLog log;
  private Api api;

  /** Begins with stores that are opened when it does, and again from each snapshot. */
  Function(Supplier<Api> opening, FunctionLog log) {
    this.opening = opening;
    this.log = log;
    this.api = opened();
  }

  /** Begins with what the environment names. */
  static Function ofEnvironment() {
    return begun(Settings::ofEnvironment);
  }

  /** As {@link #ofEnvironment}, from any environment. */
  static Function of(Map<String, String> environment) {
    return begun(() -> Settings.of(environment));
  }

  private static Function begun(Supplier<Settings> reading) {
    try {
      Settings settings = reading.get();
      FunctionLog log = FunctionLog.of(settings.logged(), System.out);
      return new Function(() -> Api.openForFunction(settings, log::failed), log);
    } catch (StowageException refused) {
      throw FunctionFailure.of(refused);
    }
  }

  private Api opened() {
    Api opened = opening.get();
    try {
      opened.prime();
      return opened;
    } catch (RuntimeException failed) {
      opened.close();
      throw failed;
    }
  }

  /** Answers an event. What is logged of it is written when this returns. */
  void answer(InputStream event, OutputStream answer, Invocation invocation) throws IOException {
    log.begin(invocation);
    try {
      answer(event, answer, log);
    } finally {
      log.end();
    }
  }

  private void answer(InputStream input, OutputStream output, FunctionLog told) throws IOException {
    long began = System.nanoTime();
    Event event = read(input);
    Request request = event.request();
    Call call = api.router().begin(request);
    Response response =
        request.body().length > call.maxBody() ? call.refuse() : call.answer(request.body());
    AnswerWriter.write(event.kind(), response, output);
    told.answered(Outcome.of(event, call, response, System.nanoTime() - began));
  }

  private static Event read(InputStream input) throws IOException {
    try {
      return EventReader.read(input);
    } catch (StowageException refused) {
      throw FunctionFailure.of(refused);
    }
  }

  /** Gets ready for a snapshot: with the code of every kind of event loaded, and nothing open. */
  void suspend() {
    FunctionLog unheard = log.unheard();
    try {
      Rehearsal.on((event, answer) -> answer(event, answer, unheard));
    } finally {
      api.close();
    }
  }

  /** Begins from a snapshot. */
  void resume() {
    try {
      api = opened();
    } catch (StowageException refused) {
      FunctionFailure failure = FunctionFailure.of(refused);
      // The runtime reports that a hook failed, and not why.
      log.stopped(failure);
      throw failure;
    }
  }
}
