package dev.stowage.core.link;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link may lead: an http or https address of at most {@link #MAX_LENGTH} characters with a
 * host. Everything after the host is taken as it is, because the addresses that people use are not
 * all valid URIs, and a shortener gives back what it was given. Spaces, control characters and
 * backslashes are refused anywhere: browsers drop or turn them, and a header could be split.
 */
final class Target {

  /** The most characters of a target. */
  static final int MAX_LENGTH = 2_040;

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?i)https?://(?:[^/?#@]*@)?(\\[[0-9a-f:.]+]|[^/?#@:\\[\\]]+)(?::([0-9]{1,5}))?([/?#].*)?");

  private Target() {}

  /** Refuses what is no target with INVALID. */
  static void check(String target) {
    host(target);
  }

  /** Returns the host of a target in the form of {@link Host}. INVALID when it is no target. */
  static String host(String target) {
    if (target.length() > MAX_LENGTH) {
      throw invalid(target.length() + " characters; at most " + MAX_LENGTH);
    }
    if (target.codePoints().anyMatch(Target::isRefused)) {
      throw invalid("spaces, control characters and backslashes must be percent-encoded");
    }
    Matcher shape = SHAPE.matcher(target);
    if (!shape.matches()) {
      throw invalid("it must be http://HOST... or https://HOST...");
    }
    if (shape.group(2) != null && Integer.parseInt(shape.group(2)) > 65_535) {
      throw invalid("its port " + shape.group(2) + " is above 65535");
    }
    return Host.plain(shape.group(1));
  }

  private static boolean isRefused(int c) {
    return c == '\\'
        || Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.FORMAT;
  }

  private static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "link", "target", what);
  }
}
