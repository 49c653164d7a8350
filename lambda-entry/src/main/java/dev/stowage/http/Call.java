package dev.stowage.http;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request whose head was looked at. Answered once: with its body, or because that is too long.
 */
public final class Call {

  private final String path;
  private final int maxBody;
  private final Function<byte[], Response> answer;
  private final Supplier<Response> refusal;

  Call(String path, int maxBody, Function<byte[], Response> answer, Supplier<Response> refusal) {
    this.path = path;
    this.maxBody = maxBody;
    this.answer = answer;
    this.refusal = refusal;
  }

  /**
   * Makes a call whose answer is known already: to a head that no router sees.
   *
   * @param response what answers it, whatever its body
   * @return a call that takes no body and has no route
   */
  public static Call fixed(Response response) {
    return new Call("", 0, body -> response, () -> response);
  }

  /**
   * Returns the path of the route, for logs: unlike the request's it names no paste or link.
   *
   * @return such as {@code /p/{id}}; empty where there is no route
   */
  public String path() {
    return path;
  }

  /**
   * Returns how long a body may be.
   *
   * @return bytes; 0 where none is taken or the head alone is refused
   */
  public int maxBody() {
    return maxBody;
  }

  /**
   * Answers.
   *
   * @param body at most {@link #maxBody} bytes, which nobody may change any more
   * @return the answer
   */
  public Response answer(byte[] body) {
    return answer.apply(body);
  }

  /**
   * Answers a request whose body is longer than {@link #maxBody}.
   *
   * @return 413, or what refuses the head
   */
  public Response refuse() {
    return refusal.get();
  }
}
