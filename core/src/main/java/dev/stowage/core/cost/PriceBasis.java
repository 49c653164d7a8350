package dev.stowage.core.cost;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a book says what it says.
 *
 * @param confidence how well it is known
 * @param effective since or until when, or for which accounts; empty when the source does not say
 * @param sources ids of {@link PriceSource}s, the best first; empty only for parameters of Stowage
 * @param note what a reader of the number should know; may be empty
 */
public record PriceBasis(
    Confidence confidence, String effective, List<String> sources, String note) {

  /** Copies the list. */
  public PriceBasis {
    sources = List.copyOf(sources);
  }

  /**
   * Returns the text form used in books and reports.
   *
   * @return {@code confidence, effective, sources[, note]}, with {@code -} for what is empty
   */
  public String text() {
    String ids = String.join(" ", sources);
    String start = confidence + ", " + dash(effective) + ", " + dash(ids);
    return note.isEmpty() ? start : start + ", " + note;
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  /** As of every record; written out, for linking a record's own holds up a function's start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PriceBasis that
        && confidence.equals(that.confidence)
        && effective.equals(that.effective)
        && sources.equals(that.sources)
        && note.equals(that.note);
  }

  /** Agrees with {@link #equals}. */
  @Override
  public int hashCode() {
    return 31 * (31 * (31 * confidence.hashCode() + effective.hashCode()) + sources.hashCode())
        + note.hashCode();
  }
}
