package dev.stowage.core.link;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be shortened: {@code NewLink.to(target).as("slug").expiringIn(duration)}.
 * {@link Links#shorten} checks it.
 *
 * @param target where the link shall lead, as {@link Link#target()} allows
 * @param slug the id that is wished for, as {@link Link#id()} allows and none of {@link
 *     Links#RESERVED}; null for a made one
 * @param expiresIn how long it shall last, above 0; a part of a second counts as a whole one; null
 *     for ever
 * @param owner whose link to that target may be reused; null for a link of its own
 * @param reachedAt the hosts at which the one who asks has reached the shortener; they are refused
 *     as {@link LinkPolicy#ownHosts()} are
 */
public record NewLink(
    String target,
    @Nullable String slug,
    @Nullable Duration expiresIn,
    @Nullable String owner,
    Set<String> reachedAt) {

  /** Copies the hosts, in their plainest form. */
  public NewLink {
    reachedAt = reachedAt.stream().map(Host::plain).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Asks for a link with a made id that lasts for ever.
   *
   * @param target where it shall lead
   * @return the request
   */
  public static NewLink to(String target) {
    return new NewLink(target, null, null, null, Set.of());
  }

  /**
   * Asks for a certain id instead of a made one.
   *
   * @param wished the id; not together with {@link #reusedBy}
   * @return this request with it
   */
  public NewLink as(String wished) {
    return new NewLink(target, wished, expiresIn, owner, reachedAt);
  }

  /**
   * Asks for an end, after which the link is gone.
   *
   * @param duration above 0
   * @return this request with it
   */
  public NewLink expiringIn(Duration duration) {
    return new NewLink(target, slug, duration, owner, reachedAt);
  }

  /**
   * Asks for the link that the same owner has to the same target, if there is one.
   *
   * @param whose names the owner, in any way that is always the same
   * @return this request with it
   */
  public NewLink reusedBy(String whose) {
    return new NewLink(target, slug, expiresIn, whose, reachedAt);
  }

  /**
   * Says where the shortener was reached, which a link must not lead back to.
   *
   * @param hosts host names or addresses, without port
   * @return this request with them
   * @throws dev.stowage.core.error.StowageException INVALID for what is no host
   */
  public NewLink reachedAt(Set<String> hosts) {
    return new NewLink(target, slug, expiresIn, owner, hosts);
  }
}
