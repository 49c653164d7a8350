package dev.stowage.core.cost;

import dev.stowage.core.error.StowageException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the plain line format of price books.
 *
 * <p>Prices change, differ by region, and come from many places, so a book is a text that a person
 * can read, check against its sources and change with any editor, and that {@code git diff} shows
 * line by line. It needs no library: JSON and offer files are converted to it outside the core.
 *
 * <pre>{@code
 * # comment
 * !book us-east-1@2024-10-31
 * !region us-east-1
 * !as-of 2024-10-31
 * !base us-east-1@2026-10
 * !source DDB-CUT;Price cut effective 2024-11-01;https://...;2024-11
 *
 * DynamoDB;WriteRequestUnits;WRU;0;Inf;0.00000125;B, until 2024-10-31, DDB-CUT
 * }</pre>
 *
 * <p><b>Grammar.</b> Lines end in LF or CRLF. A line is blank, a comment ({@code #} first), a
 * directive ({@code !} first) or a band of a price.
 *
 * <ul>
 *   <li>The head comes first: {@code !book NAME}, {@code !region REGION} and {@code !as-of DATE},
 *       once each and in any order, and at most one {@code !base NAME}, the name of a book that is
 *       already known.
 *   <li>{@code !source ID;TITLE;WHERE;DATE} declares a source before the lines that refer to it.
 *   <li>{@code service;usageType;unit;from;to;usd;basis} is one band: from {@code from} (before it)
 *       to {@code to} (included) units of a month, each unit costs {@code usd}. The bands of a
 *       usage type stand on consecutive lines, begin at 0, follow each other without gap or
 *       overlap, the last ends in {@code Inf}, and all have the same unit and basis. A band whose
 *       {@code usd} is 0 is free. {@code -} as the {@code usd} of the last of several bands says
 *       that no price is known from there on: a month that gets there is an error.
 *   <li>{@code !minimum service;usageType;unit;quantity;basis}: the least of a month that is billed
 *       once the usage type is on a bill. {@code !free service;usageType;unit;quantity;basis}: the
 *       first units of a month that cost nothing where the free tier is given; they use up the
 *       start of the bands. Both need a price of the usage type above or in the base, by the same
 *       unit.
 *   <li>{@code basis} is {@code confidence, effective, sources[, note]}: a letter of {@link
 *       Confidence}; since or until when, or for whom; ids of sources separated by spaces; free
 *       text. {@code -} stands for not stated. Only confidence {@code P} goes without a source.
 *   <li>Decimals have up to 18 digits before and after the point, no sign and no exponent. Fields
 *       are never empty and have no spaces around them.
 *   <li>Usage types may carry their region's prefix ({@code USE1-}, {@code APS3-}, {@code
 *       us-east-1-}); it is cut off. The edge prefixes of CloudFront are part of the name.
 * </ul>
 *
 * <p><b>Errors.</b> Nothing is skipped or guessed. The first line that breaks a rule ends the
 * reading with {@link dev.stowage.core.error.ErrorKind#INVALID}, naming the line and what would be
 * right.
 */
public final class PriceBookReader {

  private static final String BAND = "service;usageType;unit;from;to;usd;basis";
  private static final String THRESHOLD = "service;usageType;unit;quantity;basis";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._-]{0,63}");
  private static final List<String> DIRECTIVES =
      List.of("!book", "!region", "!as-of", "!base", "!source", "!minimum", "!free");

  private final String origin;
  private final PriceBooks known;
  private final PriceBookDraft draft = new PriceBookDraft();

  private PriceBookReader(String origin, PriceBooks known) {
    this.origin = origin;
    this.known = known;
  }

  /**
   * Reads one book.
   *
   * @param origin how errors name what is read, such as a file name
   * @param text the whole text
   * @param known the books that may be its base
   * @return the book
   * @throws StowageException INVALID, naming the line that breaks a rule and what would be right
   */
  public static PriceBook read(String origin, String text, PriceBooks known) {
    return new PriceBookReader(origin, known).lines(text);
  }

  private PriceBook lines(String text) {
    int number = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      line(lines.next(), new PricePlace(origin, ++number));
    }
    return draft.book(new PricePlace(origin, Math.max(1, number)));
  }

  private void line(String line, PricePlace at) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("!")) {
      int space = line.indexOf(' ');
      String word = space < 0 ? line : line.substring(0, space);
      directive(word, space < 0 ? "" : line.substring(space + 1), at);
    } else {
      draft.addBand(at.cut(line, BAND));
    }
  }

  private void directive(String word, String rest, PricePlace at) {
    switch (word) {
      case "!book" -> draft.head(word, name(rest, at), at);
      case "!region", "!as-of" -> draft.head(word, at.cut(rest, "value").text("value"), at);
      case "!base" -> draft.base(base(rest, at), at);
      case "!source" -> draft.addSource(at.cut(rest, "id;title;where;date"));
      case "!minimum" -> draft.addMinimum(at.cut(rest, THRESHOLD));
      case "!free" -> draft.addAllowance(at.cut(rest, THRESHOLD));
      default ->
          throw at.invalid(
              "directive '" + word + "' is not known; known are " + String.join(", ", DIRECTIVES));
    }
  }

  private PriceBook base(String name, PricePlace at) {
    return known
        .lookup(name)
        .orElseThrow(
            () -> at.invalid("base '" + name + "' is not known; known are " + known.described()));
  }

  /**
   * Says whether a book may be called so.
   *
   * @param text a name
   * @return whether it is letters, digits and {@code @ . _ -}, at most 64, the first a letter or
   *     digit
   */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static String name(String text, PricePlace at) {
    if (!isName(text)) {
      throw at.invalid("book '" + text + "'; a name is letters, digits and @ . _ - (at most 64)");
    }
    return text;
  }
}
