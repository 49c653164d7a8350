package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request on its way to its handler, and what is known around it. */
public final class Exchange {

  /** The header that carries a record's own delete token. */
  public static final String DELETE_TOKEN = "Stowage-Delete-Token";

  private final Request request;
  private final Map<String, String> variables;
  private final Door door;
  private final Caller caller;
  private @Nullable Query form;

  Exchange(Request request, Map<String, String> variables, Door door, Caller caller) {
    this.request = request;
    this.variables = variables;
    this.door = door;
    this.caller = caller;
  }

  /** The same with its body. */
  Exchange withBody(byte[] body) {
    return new Exchange(request.withBody(body), variables, door, caller);
  }

  /**
   * Returns the request.
   *
   * @return the request
   */
  public Request request() {
    return request;
  }

  /**
   * Returns what stands in a variable segment of the path.
   *
   * @param name the variable's name in the route
   * @return the text, decoded; empty where nothing stands before an ending
   */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no variable " + name);
    }
    return value;
  }

  /**
   * Returns the parameters of the query.
   *
   * @return the parameters, decoded
   * @throws StowageException INVALID when they are not well encoded
   */
  public Query query() {
    return Query.parse(request.query());
  }

  /**
   * Reads the body as a form, once.
   *
   * @return its fields, decoded
   * @throws StowageException INVALID when it is no UTF-8, or as {@link Query#parse}
   */
  public Query form() {
    if (form == null) {
      form =
          Query.parse(
              Utf8.decode(request.body())
                  .orElseThrow(
                      () ->
                          new StowageException(
                              ErrorKind.INVALID, "form", "", "the form is no UTF-8")));
    }
    return form;
  }

  /**
   * Returns the form as far as it was read already.
   *
   * @return what {@link #form} has returned; empty when it was not asked, or has failed
   */
  public Optional<Query> formRead() {
    return Optional.ofNullable(form);
  }

  /**
   * Reads the body as a JSON object.
   *
   * @param known the fields that it may have
   * @return the object, without fields when there is no body
   * @throws StowageException INVALID as {@link JsonObject#read}
   */
  public JsonObject json(String... known) {
    return JsonObject.read(request.body(), Set.of(known));
  }

  /**
   * Returns who asks.
   *
   * @return who asks, and why they may
   */
  public Caller caller() {
    return caller;
  }

  /**
   * Tells whether everybody may write to a feature.
   *
   * @param feature the feature
   * @return whether it needs no token
   */
  public boolean isOpen(Feature feature) {
    return door.access().isOpen(feature);
  }

  /**
   * Looks whether a form may write to a feature.
   *
   * @param feature what is changed
   * @param token what stands in the form, and counts as if it stood in the {@code Authorization};
   *     empty for none
   * @return why it may not, 401 or 403; empty when it may
   */
  public Optional<Response> refusal(Feature feature, String token) {
    Caller writer = token.isEmpty() ? caller : door.access().holder(token);
    return door.refusalOfUse(request, writer, Permission.toWrite(feature));
  }

  /**
   * Returns the token of the record that is to be deleted.
   *
   * @return the token; empty when an API token is shown, which needs none
   */
  public Optional<String> deleteToken() {
    return caller.trust() == Caller.Trust.TOKEN ? Optional.empty() : request.header(DELETE_TOKEN);
  }

  /**
   * Returns the address of something here, as who asks can use it.
   *
   * @param path an absolute path, percent-encoded
   * @return such as {@code https://sto.example/abc}
   */
  public String url(String path) {
    URI url = door.site().publicUrl();
    if (url != null) {
      return url + path;
    }
    Proxies.Sight sight = door.site().proxies().sight(request);
    return sight.scheme() + "://" + sight.host() + path(path);
  }

  /**
   * Returns the path of something here, as it is behind the host that was asked.
   *
   * @param path an absolute path, percent-encoded
   * @return the same, behind the base at which the request came; the public address has none
   */
  public String path(String path) {
    return door.site().publicUrl() == null ? request.arrival().base() + path : path;
  }

  /**
   * Returns the hosts at which this is reached.
   *
   * @return the host of the public address, where there is one, and the one that was asked, without
   *     port
   */
  public Set<String> ownHosts() {
    Set<String> hosts = new HashSet<>();
    hosts.add(door.site().proxies().sight(request).name());
    URI url = door.site().publicUrl();
    if (url != null && url.getHost() != null) {
      hosts.add(url.getHost());
    }
    return hosts;
  }

  /**
   * Returns what is known of where this is served.
   *
   * @return the site
   */
  public Site site() {
    return door.site();
  }

  /**
   * Tells whether who asks has a state already, and so needs no more than 304. The router sees to
   * that for each answer with an ETag; this is for handlers that then need not read at all.
   *
   * @param tag the ETag of what is there
   * @return whether an {@code If-None-Match} names it
   */
  public boolean knows(String tag) {
    return Etag.isKnown(request, tag);
  }

  /**
   * Sees to an {@code If-Match}: what is changed must still be what the caller has seen (RFC 9110,
   * section 13.1.1).
   *
   * @param current returns the ETag of what is there; asked only where there is such a condition
   * @throws StowageException CONFLICT when it is something else, or nothing is there
   */
  public void requireMatch(Supplier<Optional<String>> current) {
    Optional<String> condition = request.header("If-Match");
    if (condition.isPresent()
        && current.get().filter(tag -> Etag.matches(condition.get(), tag)).isEmpty()) {
      throw new StowageException(
          ErrorKind.CONFLICT,
          "If-Match",
          "",
          "what is stored is not what the If-Match names; read it again");
    }
  }
}
