package dev.stowage.core.link;

import java.time.Duration;
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
 */
public record NewLink(
    String target, @Nullable String slug, @Nullable Duration expiresIn, @Nullable String owner) {

  /**
   * Asks for a link with a made id that lasts for ever.
   *
   * @param target where it shall lead
   * @return the request
   */
  public static NewLink to(String target) {
    return new NewLink(target, null, null, null);
  }

  /**
   * Asks for a certain id instead of a made one.
   *
   * @param wished the id; not together with {@link #reusedBy}
   * @return this request with it
   */
  public NewLink as(String wished) {
    return new NewLink(target, wished, expiresIn, owner);
  }

  /**
   * Asks for an end, after which the link is gone.
   *
   * @param duration above 0
   * @return this request with it
   */
  public NewLink expiringIn(Duration duration) {
    return new NewLink(target, slug, duration, owner);
  }

  /**
   * Asks for the link that the same owner has to the same target, if there is one.
   *
   * @param whose names the owner, in any way that is always the same
   * @return this request with it
   */
  public NewLink reusedBy(String whose) {
    return new NewLink(target, slug, expiresIn, whose);
  }
}
