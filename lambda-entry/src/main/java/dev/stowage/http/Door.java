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
   * Returns why a route may not be used; empty when it may.
   *
   * @param request what is asked
   * @param caller who asks
   * @param permission what the route asks for
   */
  Optional<Response> refusalOfUse(Request request, Caller caller, Permission permission) {
    if (permission.feature() == null || caller.trust() == Caller.Trust.TOKEN) {
      return Optional.empty();
    }
    if (permission.need() == Permission.Need.OWNER
        && request.headers().has(Exchange.DELETE_TOKEN)) {
      return Optional.empty();
    }
    if (caller.trust() == Caller.Trust.UNKNOWN) {
      return Optional.of(Problem.forbidden("the token is none of those that are known here"));
    }
    if (permission.need() == Permission.Need.OWNER) {
      return Optional.of(
          Problem.unauthorized(
              "send the token that came when it was made as "
                  + Exchange.DELETE_TOKEN
                  + ", or an API token as Authorization: Bearer TOKEN"));
    }
    return access.isOpen(permission.feature())
        ? Optional.empty()
        : Optional.of(Problem.unauthorized("send an API token as Authorization: Bearer TOKEN"));
  }
}
