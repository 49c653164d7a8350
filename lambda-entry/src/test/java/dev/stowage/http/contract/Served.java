package dev.stowage.http.contract;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.time.Duration;

/**
 * The interface as scenarios see it, whatever serves it: its stores hold nothing at first, changes
 * need {@link World#TOKEN}, it is reached as {@code https://sto.example}, and pages of {@code
 * https://pages.example} may ask.
 */
public interface Served {

  /**
   * Sends a request as it is.
   *
   * @param request any request
   * @return the answer
   */
  Response send(Request request);

  /**
   * Lets time pass for what is stored.
   *
   * @param time how much
   */
  void pass(Duration time);

  /**
   * Reads something.
   *
   * @param target path and query
   * @return the answer
   */
  default Response get(String target) {
    return send(Request.of("GET", target));
  }

  /**
   * Sends JSON with the token.
   *
   * @param target path and query
   * @param json the body
   * @return the answer
   */
  default Response post(String target, String json) {
    return send(
        World.withToken("POST", target)
            .with("Content-Type", "application/json")
            .withBody(World.utf8(json)));
  }
}
