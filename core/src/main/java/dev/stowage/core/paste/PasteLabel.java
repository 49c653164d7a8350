package dev.stowage.core.paste;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a paste is called, and what it is written in, for whoever shows it.
 *
 * @param title 1 to 200 characters, none of them a control character; null for none
 * @param language the language it is written in, {@code [A-Za-z0-9+#._-]{1,40}}; null for none
 */
public record PasteLabel(@Nullable String title, @Nullable String language) {

  /** Neither title nor language. */
  public static final PasteLabel NONE = new PasteLabel(null, null);

  private static final int LONGEST_TITLE = 200;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,40}");

  /**
   * Checks both.
   *
   * @throws StowageException INVALID, naming the rule
   */
  public PasteLabel {
    if (title != null && !isTitle(title)) {
      throw new StowageException(
          ErrorKind.INVALID,
          "paste",
          "title",
          "a title has 1 to " + LONGEST_TITLE + " characters, and no control characters");
    }
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      throw new StowageException(
          ErrorKind.INVALID, "paste", "language", "a language is 1 to 40 of A-Z a-z 0-9 + # . _ -");
    }
  }

  /** A lone half of a pair could not be written down in UTF-8 and come back. */
  private static boolean isTitle(String title) {
    return !title.isEmpty()
        && title.length() <= LONGEST_TITLE
        && title
            .codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
