package dev.stowage.lambda;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Router;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A function in this process behind what AWS puts before it. */
public final class Lambda {

  private Lambda() {}

  /** Sends a request through events of a kind. */
  public static Response send(EventKind kind, Router router, Request request) {
    Event event = read(Aws.event(kind, request));
    if (event.kind() != kind) {
      throw new AssertionError("read as " + event.kind());
    }
    return Aws.answer(kind, written(kind, router.answer(event.request())));
  }

  static Event read(byte[] json) {
    try {
      return EventReader.read(new ByteArrayInputStream(json));
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  static byte[] written(EventKind kind, Response response) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      AnswerWriter.write(kind, response, json);
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
    return json.toByteArray();
  }
}
