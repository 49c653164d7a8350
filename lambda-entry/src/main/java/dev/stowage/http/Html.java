package dev.stowage.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
  public static final Html NOTHING = asIs("");

  private static final String PLACE = "{}";

  /** Markup and texts in their order; they are put together once, when the whole is known. */
  private final List<Object> parts;

  private Html(List<Object> parts) {
    this.parts = parts;
  }

  /** Markup as it is, without the escaping of a text. */
  private record Raw(String markup) {}

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
    List<Object> parts = new ArrayList<>(2 * values.length + 1);
    int from = 0;
    for (Object value : values) {
      int place = template.indexOf(PLACE, from);
      if (place < 0) {
        throw new IllegalArgumentException("fewer than " + values.length + " places: " + template);
      }
      parts.add(new Raw(template.substring(from, place)));
      parts.add(value instanceof Html ? value : value.toString());
      from = place + PLACE.length();
    }
    if (template.indexOf(PLACE, from) >= 0) {
      throw new IllegalArgumentException("more than " + values.length + " places: " + template);
    }
    parts.add(new Raw(template.substring(from)));
    return new Html(parts);
  }

  /**
   * Takes a template without places, in which braces stand for themselves, such as a style.
   *
   * @param markup never from outside
   * @return the markup
   */
  public static Html asIs(String markup) {
    return new Html(List.of(new Raw(markup)));
  }

  /**
   * Puts markup together.
   *
   * @param parts in their order
   * @return all of it
   */
  public static Html join(Collection<Html> parts) {
    return new Html(List.copyOf(parts));
  }

  private void appendTo(StringBuilder page) {
    for (Object part : parts) {
      if (part instanceof Html html) {
        html.appendTo(page);
      } else if (part instanceof Raw raw) {
        page.append(raw.markup());
      } else {
        escape(part.toString(), page);
      }
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
    StringBuilder page = new StringBuilder();
    appendTo(page);
    return page.toString();
  }
}
