package dev.stowage.core.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be shortened.
 *
 * @param target where the link shall lead
 * @param slug the id that is wished for; null for a made one
 * @param expiresIn how long it shall last; null for ever
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
   * Asks for an id.
   *
   * @param wished the id
   * @return this request with it
   */
  public NewLink as(String wished) {
    return new NewLink(target, wished, expiresIn, owner);
  }

  /**
   * Asks for an end.
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
   * @param whose names the owner
   * @return this request with it
   */
  public NewLink reusedBy(String whose) {
    return new NewLink(target, slug, expiresIn, whose);
  }
}
