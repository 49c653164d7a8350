package dev.stowage.core.paste;

/**
 * A paste that was stored.
 *
 * @param meta everything about it but the content
 * @param deleteToken what deletes it
 */
public record Posted(PasteMeta meta, String deleteToken) {

  /** Does not show the token. */
  @Override
  public String toString() {
    return "Posted[" + meta + "]";
  }
}
