package dev.stowage.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One method of one path.
 *
 * <pre>{@code
 * Route.get("/api/counters/{name}", this::read);
 * Route.post("/api/counters/{name}", this::add).changes(Feature.COUNTERS).takes(1_000, MediaType.JSON);
 * }</pre>
 *
 * <p>A segment of a path is a word, {@code {name}} for any text, or {@code {name}.ending} for one
 * with that ending; a word goes before an ending, and that before any text. HEAD is answered as GET
 * without the body, unless there is a route for it.
 */
public final class Route {

  private final String method;
  private final String path;
  private final Handler handler;
  private final Terms terms;
  private final boolean isLarge;

  private Route(Route from, Terms terms, boolean isLarge) {
    this.method = from.method;
    this.path = from.path;
    this.handler = from.handler;
    this.terms = terms;
    this.isLarge = isLarge;
  }

  private Route(String method, String path, Handler handler) {
    this.method = method;
    this.path = path;
    this.handler = handler;
    this.terms = new Terms(Permission.FREE, 0, null, (exchange, problem) -> problem);
    this.isLarge = false;
  }

  /** Who may use it with which body; media types are null where any will do. */
  private record Terms(
      Permission permission, int maxBody, @Nullable List<String> mediaTypes, Errors errors) {}

  /** How errors are shown. */
  @FunctionalInterface
  public interface Errors {

    /**
     * Shows an error.
     *
     * @param exchange what was asked
     * @param problem the error as a problem
     * @return the error in a form that who asked prefers, with the same status
     */
    Response shown(Exchange exchange, Response problem);
  }

  /**
   * Reads something, also by HEAD.
   *
   * @param path the path
   * @param handler answers; must change nothing, not even by HEAD
   * @return the route, which takes no body and needs no token
   */
  public static Route get(String path, Handler handler) {
    return of("GET", path, handler);
  }

  /**
   * Reads what a GET would change by reading it.
   *
   * @param path the path of a GET
   * @param handler answers HEAD alone
   * @return the route
   */
  public static Route head(String path, Handler handler) {
    return of("HEAD", path, handler);
  }

  /**
   * Adds something.
   *
   * @param path the path
   * @param handler answers
   * @return the route; say what it changes and takes
   */
  public static Route post(String path, Handler handler) {
    return of("POST", path, handler);
  }

  /**
   * Makes or replaces something.
   *
   * @param path the path
   * @param handler answers
   * @return the route; say what it changes and takes
   */
  public static Route put(String path, Handler handler) {
    return of("PUT", path, handler);
  }

  /**
   * Removes something.
   *
   * @param path the path
   * @param handler answers
   * @return the route; say what it changes
   */
  public static Route delete(String path, Handler handler) {
    return of("DELETE", path, handler);
  }

  private static Route of(String method, String path, Handler handler) {
    return new Route(method, path, handler);
  }

  /**
   * Asks for an API token, unless the feature is open to everybody.
   *
   * @param feature what is changed
   * @return this route with it
   */
  public Route changes(Feature feature) {
    return permitting(Permission.toWrite(feature));
  }

  /**
   * Asks for an API token, or for the delete token of the record, which the handler checks.
   *
   * @param feature what is changed
   * @return this route with it
   */
  public Route deletesForItsOwner(Feature feature) {
    return permitting(Permission.toDelete(feature));
  }

  private Route permitting(Permission permission) {
    return on(new Terms(permission, terms.maxBody(), terms.mediaTypes(), terms.errors()));
  }

  /**
   * Takes a body of some media types; a request without a body needs none.
   *
   * @param bytes the most bytes
   * @param types media types without parameters
   * @return this route with it
   */
  public Route takes(int bytes, String... types) {
    return on(new Terms(terms.permission(), bytes, List.of(types), terms.errors()));
  }

  /**
   * Takes a body of any media type or none.
   *
   * @param bytes the most bytes
   * @return this route with it
   */
  public Route takesAnything(int bytes) {
    return on(new Terms(terms.permission(), bytes, null, terms.errors()));
  }

  private Route on(Terms others) {
    return new Route(this, others, isLarge);
  }

  /**
   * Says that an answer can have more than 64 KiB, or takes much memory to make: few are made at
   * once.
   *
   * @return this route as such a one
   */
  public Route large() {
    return new Route(this, terms, true);
  }

  /**
   * Shows errors that its handler answers or throws in another form.
   *
   * @param errors shows them; must not fail
   * @return this route with it
   */
  public Route showing(Errors errors) {
    return on(new Terms(terms.permission(), terms.maxBody(), terms.mediaTypes(), errors));
  }

  /**
   * Returns the method.
   *
   * @return in capitals
   */
  public String method() {
    return method;
  }

  /**
   * Returns the path.
   *
   * @return such as {@code /api/counters/{name}}
   */
  public String path() {
    return path;
  }

  Handler handler() {
    return handler;
  }

  Errors errors() {
    return terms.errors();
  }

  Permission permission() {
    return terms.permission();
  }

  int maxBody() {
    return terms.maxBody();
  }

  boolean isLarge() {
    return isLarge;
  }

  /** The media types of a body; null for any. */
  @Nullable List<String> mediaTypes() {
    return terms.mediaTypes();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
