package dev.stowage.testkit.arch.offender.http;

import dev.stowage.testkit.arch.offender.lambda.Event;

/** Offends: http answers requests, whoever brought them. */
public final class KnowsAGateway {
  public static String body(Event event) {
    return event.body();
  }
}
