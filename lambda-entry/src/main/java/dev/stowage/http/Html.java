package dev.stowage.http;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Markup. A text becomes part of it only by being escaped, and what is markup already is of this
 * type: so nothing that came from outside can be taken for it by mistake.
 *
 * <pre>{@code
 * Html.of("<p title=\"{}\">{}</p>", title, Html.of("<b>{}</b>", text))
 * }</pre>
 */
public final class Html {

  /** No markup. */
  public static final Html NOTHING = new Html("");

  private static final String PLACE = "{}";

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /**
   * Fills a template.
   *
   * @param template markup with a {@code {}} for each value, between tags or in quotation marks;
   *     never from outside
   * @param values text, which is escaped, or markup
   * @return the markup
   * @throws IllegalArgumentException when there are more or fewer values than places
   */
  public static Html of(String template, Object... values) {
    StringBuilder markup = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int place = template.indexOf(PLACE, from);
      if (place < 0) {
        throw new IllegalArgumentException("fewer than " + values.length + " places: " + template);
      }
      markup.append(template, from, place);
      append(value, markup);
      from = place + PLACE.length();
    }
    if (template.indexOf(PLACE, from) >= 0) {
      throw new IllegalArgumentException("more than " + values.length + " places: " + template);
    }
    return new Html(markup.append(template, from, template.length()).toString());
  }

  /**
   * Takes a template without places, in which braces stand for themselves, such as a style.
   *
   * @param markup never from outside
   * @return the markup
   */
  public static Html asIs(String markup) {
    return new Html(markup);
  }

  /**
   * Puts markup together.
   *
   * @param parts in their order
   * @return all of it
   */
  public static Html join(Collection<Html> parts) {
    return new Html(parts.stream().map(Html::toString).collect(Collectors.joining()));
  }

  private static void append(Object value, StringBuilder to) {
    if (value instanceof Html html) {
      to.append(html.markup);
    } else {
      escape(value.toString(), to);
    }
  }

  /** What HTML cannot hold (NUL) becomes the sign for that; what it would turn (CR) is spelt. */
  private static void escape(String text, StringBuilder to) {
    to.ensureCapacity(to.length() + text.length() + text.length() / 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> to.append("&amp;");
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '"' -> to.append("&quot;");
        case '\'' -> to.append("&#39;");
        case '\r' -> to.append("&#13;");
        case '\0' -> to.append('\ufffd');
        default -> to.append(c);
      }
    }
  }

  /** Returns the markup. */
  @Override
  public String toString() {
    return markup;
  }
}
