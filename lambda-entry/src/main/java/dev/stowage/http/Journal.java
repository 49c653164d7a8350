package dev.stowage.http;

/** Takes note of what went wrong here or in a store, for who runs this. */
@FunctionalInterface
public interface Journal {

  /**
   * Takes note of an error whose cause is not the request.
   *
   * @param request what was asked
   * @param why the error
   */
  void failed(Request request, RuntimeException why);
}
