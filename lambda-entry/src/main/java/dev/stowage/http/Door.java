package dev.stowage.http;

import java.util.Optional;

/**
 * What every request passes before its route: who may come in, and on what terms.
 *
 * @param site what is known of where this is served
 * @param access who may change something
 * @param cors which pages of other sites may ask
 * @param reach from where requests may come
 */
public record Door(Site site, Access access, Cors cors, Reach reach) {

  /** From where requests may come. */
  public enum Reach {
    /** From anywhere. */
    ANYWHERE,
    /** From this machine, sent to it by name, by no page of another site and through no proxy. */
    THIS_MACHINE
  }

  /** Returns why a request may not come in at all; empty when it may. */
  Optional<Response> refusalOfArrival(Request request) {
    return reach == Reach.THIS_MACHINE ? LocalOnly.refusal(request, cors) : Optional.empty();
  }

  /**
   * Returns why a feature may not be written to by a form, which can carry a token as a request
   * carries it in its head; empty when it may.
   */
  Optional<Response> refusalOfForm(Request request, Feature feature, String token) {
    if (token.isEmpty()) {
      return refusalOfUse(request, Permission.toWrite(feature));
    }
    return access.holder(token).isPresent() ? Optional.empty() : Optional.of(unknownToken());
  }

  private static Response unknownToken() {
    return Problem.forbidden("the token is none of those that are known here");
  }

  /** Returns why a route may not be used by who asks; empty when it may. */
  Optional<Response> refusalOfUse(Request request, Permission permission) {
    if (permission.feature() == null) {
      return Optional.empty();
    }
    Optional<Caller> caller = access.caller(request);
    if (caller.isEmpty()) {
      return Optional.of(unknownToken());
    }
    if (caller.get().trust() == Caller.Trust.TOKEN) {
      return Optional.empty();
    }
    if (permission.need() == Permission.Need.OWNER) {
      return request.headers().has(Exchange.DELETE_TOKEN)
          ? Optional.empty()
          : Optional.of(
              Problem.unauthorized(
                  "send the token that came when it was made as "
                      + Exchange.DELETE_TOKEN
                      + ", or an API token as Authorization: Bearer TOKEN"));
    }
    boolean isFree =
        permission.need() == Permission.Need.TOKEN
            ? caller.get().trust() == Caller.Trust.LOCAL
            : access.isOpen(permission.feature());
    return isFree
        ? Optional.empty()
        : Optional.of(Problem.unauthorized("send an API token as Authorization: Bearer TOKEN"));
  }
}
