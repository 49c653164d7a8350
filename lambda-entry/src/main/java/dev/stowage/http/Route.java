package dev.stowage.http;

import java.util.List;
import java.util.function.Predicate;
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

  private Route(String method, String path, Handler handler, Terms terms) {
    this.method = method;
    this.path = path;
    this.handler = handler;
    this.terms = terms;
  }

  /** Who may use it with which body, how errors are shown, and whether few are answered at once. */
  private record Terms(Permission permission, Body body, Errors errors, boolean isLarge) {

    static final Terms PLAIN =
        new Terms(Permission.FREE, new Body(0, null, null), (exchange, problem) -> problem, false);
  }

  /** What body is taken; media types are null where any will do. */
  private record Body(int most, @Nullable List<String> mediaTypes, @Nullable Strangers strangers) {}

  /**
   * What is taken of a body.
   *
   * @param most the most bytes
   * @param advice what to do with more
   */
  record Limit(int most, String advice) {}

  /**
   * What is taken of who may not write to a feature, as far as the head tells.
   *
   * @param feature what is changed
   * @param most the most bytes
   * @param advice what to do with more
   */
  private record Strangers(Feature feature, int most, String advice) {}

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
   * @param handler answers GET, and HEAD too, by which nothing may change; where reading changes
   *     something, as a paste that burns, HEAD has a {@linkplain #head route of its own}
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
    return new Route(method, path, handler, Terms.PLAIN);
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
    return on(new Terms(permission, terms.body(), terms.errors(), terms.isLarge()));
  }

  /**
   * Takes a body of some media types; a request without a body needs none.
   *
   * @param bytes the most bytes
   * @param types media types without parameters
   * @return this route with it
   */
  public Route takes(int bytes, String... types) {
    return taking(new Body(bytes, List.of(types), null));
  }

  /**
   * Takes a body of any media type or none.
   *
   * @param bytes the most bytes
   * @return this route with it
   */
  public Route takesAnything(int bytes) {
    return taking(new Body(bytes, null, null));
  }

  /**
   * Takes less of who may not write to a feature as far as the head tells: for a form, whose token
   * is read only when the whole body is.
   *
   * @param feature what is changed
   * @param bytes the most bytes then
   * @param advice what to do with more
   * @return this route with it
   */
  public Route takesOfStrangers(Feature feature, int bytes, String advice) {
    Strangers strangers = new Strangers(feature, bytes, advice);
    return taking(new Body(terms.body().most(), terms.body().mediaTypes(), strangers));
  }

  private Route taking(Body body) {
    return on(new Terms(terms.permission(), body, terms.errors(), terms.isLarge()));
  }

  private Route on(Terms others) {
    return new Route(method, path, handler, others);
  }

  /**
   * Says that an answer can have more than 64 KiB, or takes much memory to make: few are made at
   * once.
   *
   * @return this route as such a one
   */
  public Route large() {
    return on(new Terms(terms.permission(), terms.body(), terms.errors(), true));
  }

  /**
   * Shows errors that its handler answers or throws in another form.
   *
   * @param errors shows them; must not fail
   * @return this route with it
   */
  public Route showing(Errors errors) {
    return on(new Terms(terms.permission(), terms.body(), errors, terms.isLarge()));
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

  /** How long a body may be, for who may write to some features as far as the head tells. */
  Limit limit(Predicate<Feature> mayWrite) {
    Strangers strangers = terms.body().strangers();
    return strangers == null || mayWrite.test(strangers.feature())
        ? new Limit(terms.body().most(), "send less at once")
        : new Limit(strangers.most(), strangers.advice());
  }

  boolean isLarge() {
    return terms.isLarge();
  }

  /** The media types of a body; null for any. */
  @Nullable List<String> mediaTypes() {
    return terms.body().mediaTypes();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
