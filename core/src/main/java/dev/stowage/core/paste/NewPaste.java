package dev.stowage.core.paste;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be kept, beside the content: {@code NewPaste.PLAIN.burning()}. {@link
 * Pastes#post} checks it.
 *
 * @param label title and language
 * @param expiresIn how long it shall last, above 0; a part of a second counts as a whole one; null
 *     for ever
 * @param burn whether it survives being read
 */
public record NewPaste(PasteLabel label, @Nullable Duration expiresIn, Burn burn) {

  /** Neither title nor language, for ever, read any number of times. */
  public static final NewPaste PLAIN = new NewPaste(PasteLabel.NONE, null, Burn.NEVER);

  /**
   * Gives it a name.
   *
   * @param named title and language
   * @return this request with them
   */
  public NewPaste labelled(PasteLabel named) {
    return new NewPaste(named, expiresIn, burn);
  }

  /**
   * Asks for an end.
   *
   * @param duration above 0
   * @return this request with it
   */
  public NewPaste expiringIn(Duration duration) {
    return new NewPaste(label, duration, burn);
  }

  /**
   * Asks that the first reader be the last.
   *
   * @return this request with it
   */
  public NewPaste burning() {
    return new NewPaste(label, expiresIn, Burn.AFTER_READING);
  }
}
