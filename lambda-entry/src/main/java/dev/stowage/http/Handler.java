package dev.stowage.http;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request.
   *
   * @param exchange the request, and what is known around it
   * @return the answer
   * @throws dev.stowage.core.error.StowageException which the router words
   */
  Response answer(Exchange exchange);
}
