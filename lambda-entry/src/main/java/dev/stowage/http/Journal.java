package dev.stowage.http;

/** Takes note of what went wrong here or in a store, for who runs this. */
@FunctionalInterface
public interface Journal {

  /**
   * Takes note of an error whose cause is not the request.
   *
   * @param route method and path of the route, such as {@code GET /p/{id}}: unlike the request's
   *     path it names no paste
   * @param why the error
   */
  void failed(String route, RuntimeException why);
}
