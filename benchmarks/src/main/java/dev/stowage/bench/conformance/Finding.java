package dev.stowage.bench.conformance;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a check of AssertJ found, apart from the promise that it was made for.
 *
 * <p>AssertJ throws one text, of which sentences stand at the beginning of a line and values,
 * mostly, two spaces further in. Its sentences come in three forms: {@code expected: X but was: Y};
 * {@code Expecting actual: Y to ... X but ...}; {@code Expecting ... X but ... Y}, or {@code
 * Expected}. A text of another form is taken for what was seen.
 *
 * @param expected what the check asked for; empty where the promise says it all
 * @param seen what it saw
 */
record Finding(String expected, String seen) {

  private static final String EXPECTED = "expected: ";
  private static final String EXPECTED_SOMETHING = "Expected ";
  private static final String BUT = "but ";
  private static final Pattern AMISS = Pattern.compile("but .*|(and )?elements not .*");
  private static final String ACTUAL = "Expecting actual:";
  private static final String NO_ERROR = "Expecting code to raise a throwable";
  private static final String EXPECTING = "Expecting ";
  private static final String NOTHING = "\"\"";

  /** Reads the lines of such a text. */
  static Finding of(List<String> lines) {
    List<String> text = lines.stream().dropWhile(String::isBlank).toList();
    if (text.isEmpty()) {
      return new Finding("", "that it does not hold");
    }
    String first = text.get(0).strip();
    if (first.startsWith(NO_ERROR)) {
      return new Finding("", "no error: the call succeeded");
    }
    if (first.equals(ACTUAL)) {
      return actualFirst(text.subList(1, text.size()));
    }
    for (int i = 0; i < text.size(); i++) {
      int but = but(text.get(i), first.startsWith(EXPECTED));
      if (but >= 0) {
        return new Finding(
            wanted(joined(text.subList(0, i)) + " " + text.get(i).substring(0, but)),
            was(text.get(i).substring(but) + " " + joined(text.subList(i + 1, text.size()))));
      }
    }
    return new Finding("", joined(text));
  }

  /** The lines of the value, then what is asked of it, then, in most checks, what is amiss. */
  private static Finding actualFirst(List<String> text) {
    int asked = first(text, 0, line -> !line.startsWith(" "));
    int amiss = first(text, asked, AMISS.asMatchPredicate());
    String value = joined(text.subList(0, asked));
    return new Finding(
        joined(text.subList(asked, amiss)),
        amiss == text.size()
            ? value
            : was(joined(text.subList(amiss, text.size()))) + "; in " + value);
  }

  private static int first(List<String> lines, int from, Predicate<String> which) {
    int at = from;
    while (at < lines.size() && !which.test(lines.get(at))) {
      at++;
    }
    return at;
  }

  /** Returns where in a line the sentence turns; values do not count. */
  private static int but(String line, boolean equality) {
    if (equality) {
      return line.startsWith(" but was: ") ? 1 : -1;
    }
    if (line.startsWith(BUT)) {
      return 0;
    }
    int within = line.startsWith(" ") ? -1 : line.indexOf(" " + BUT);
    return within < 0 ? -1 : within + 1;
  }

  private static String wanted(String sentence) {
    String text =
        without(without(without(sentence.strip(), EXPECTED), EXPECTING), EXPECTED_SOMETHING);
    return text.equals(NOTHING) ? "" : text;
  }

  private static String was(String sentence) {
    return without(without(without(sentence.strip(), BUT), "was: "), "was ").strip();
  }

  private static String without(String text, String start) {
    return text.startsWith(start) ? text.substring(start.length()) : text;
  }

  private static String joined(List<String> lines) {
    return String.join(" ", lines.stream().map(String::strip).toList()).strip();
  }
}
