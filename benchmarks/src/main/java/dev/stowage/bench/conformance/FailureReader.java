package dev.stowage.bench.conformance;

import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of what ended a rule what was expected and what was seen. */
final class FailureReader {

  /** What the suites say of a check, as AssertJ puts it before what it found. */
  private static final Pattern PROMISE =
      Pattern.compile("\\A\\[(?<promise>.*?)\\] ?\n(?<found>.*)\\z", Pattern.DOTALL);

  private static final Predicate<String> OF_A_TRACE =
      Pattern.compile("\\s+at \\S.*|\\s*\\.\\.\\. ?\\d+ .*|\\s*\\.\\.\\.\\(\\d+ .*")
          .asMatchPredicate();

  private static final String NO_ERROR = "no error";

  private FailureReader() {}

  /** Reads what ended a rule. */
  static Failure read(Throwable thrown) {
    String message = withCauses(thrown);
    String text = Objects.requireNonNullElse(thrown.getMessage(), "");
    if (thrown instanceof TimeoutException) {
      return new Failure("that the rule comes to its end", text, message);
    }
    Throwable cause = thrown.getCause();
    if (!(thrown instanceof AssertionError)) {
      return new Failure(NO_ERROR, line(thrown), message);
    }
    Matcher described = PROMISE.matcher(text);
    if (described.matches()) {
      Finding finding = Finding.of(withoutTrace(described.group("found")));
      return new Failure(
          after(described.group("promise"), finding.expected()), finding.seen(), message);
    }
    if (cause != null) {
      return new Failure(NO_ERROR, text + ": " + line(cause), message);
    }
    Finding finding = Finding.of(withoutTrace(text));
    return new Failure(after("", finding.expected()), finding.seen(), message);
  }

  private static String after(String promise, String expected) {
    return promise.isEmpty() || expected.isEmpty() ? promise + expected : promise + ": " + expected;
  }

  private static String line(Throwable error) {
    return error instanceof StowageException
        ? String.valueOf(error.getMessage())
        : error.toString();
  }

  private static List<String> withoutTrace(String text) {
    return text.lines().filter(OF_A_TRACE.negate()).toList();
  }

  private static String withCauses(Throwable thrown) {
    StringBuilder all = new StringBuilder(thrown.toString());
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      all.append("\ncaused by ").append(cause);
    }
    return all.toString();
  }
}
