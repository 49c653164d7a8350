package dev.stowage.core.link;

import org.jspecify.annotations.Nullable;

/**
 * A link that was made or reused.
 *
 * @param link the link as it is stored
 * @param deleteToken what deletes it; null when it was there already, for then its owner has it
 */
public record Shortened(Link link, @Nullable String deleteToken) {

  /**
   * Tells whether the link was there already.
   *
   * @return true when nothing was stored
   */
  public boolean isReused() {
    return deleteToken == null;
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "Shortened[" + link + (isReused() ? ", reused]" : "]");
  }
}
