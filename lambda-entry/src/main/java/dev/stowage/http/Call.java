package dev.stowage.http;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A request whose head was looked at. Answered once: with its body, or because that is too long.
 */
public final class Call {

  private final Terms terms;
  private final Function<byte[], Response> answer;
  private final Supplier<Response> refusal;
  private final UnaryOperator<Response> mark;

  /** What a carrier must know of a call before its body is there. */
  record Terms(String path, int maxBody, boolean isLarge) {

    /** Of a head that is refused. */
    static final Terms REFUSED = new Terms("", 0, false);
  }

  Call(
      Terms terms,
      Function<byte[], Response> answer,
      Supplier<Response> refusal,
      UnaryOperator<Response> mark) {
    this.terms = terms;
    this.answer = answer;
    this.refusal = refusal;
    this.mark = mark;
  }

  /**
   * Makes a call whose answer is known already: to a head that no router sees.
   *
   * @param response what answers it, whatever its body
   * @return a call that takes no body and has no route
   */
  public static Call fixed(Response response) {
    return fixed(response, UnaryOperator.identity());
  }

  /** Makes one of a head that a router has seen, and refused. */
  static Call fixed(Response response, UnaryOperator<Response> mark) {
    return new Call(Terms.REFUSED, body -> response, () -> response, mark);
  }

  /**
   * Returns the path of the route, for logs: unlike the request's it names no paste or link.
   *
   * @return such as {@code /p/{id}}; empty where there is no route
   */
  public String path() {
    return terms.path();
  }

  /**
   * Returns how long a body may be.
   *
   * @return bytes; 0 where none is taken or the head alone is refused
   */
  public int maxBody() {
    return terms.maxBody();
  }

  /**
   * Tells whether the answer can be long, or takes much memory to make.
   *
   * @return whether a carrier lets few such calls be answered at once
   */
  public boolean isLarge() {
    return terms.isLarge();
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

  /**
   * Lets pages of other sites see what a carrier answers in place of this call, as far as they may
   * see its own answer.
   *
   * @param instead such as 503
   * @return the same, with what a browser needs
   */
  public Response marked(Response instead) {
    return mark.apply(instead);
  }
}
