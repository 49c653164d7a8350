package dev.stowage.serve;

import dev.stowage.http.Call;
import dev.stowage.http.Request;

/** What a server asks about each head before it reads the body: {@code router::begin}. */
@FunctionalInterface
public interface Front {

  /**
   * Looks at the head of a request. Must not wait for anything: threads that read from the network
   * call it.
   *
   * @param head a request without its body
   * @return how it goes on
   */
  Call begin(Request head);
}
