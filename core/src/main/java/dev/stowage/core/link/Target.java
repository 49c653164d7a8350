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

  /** The most characters between two dots of a host, as {@link java.net.IDN} has it. */
  private static final int MAX_LABEL = 63;

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?i)https?://(?:[^/?#@]*@)?(\\[[0-9a-f:.]+]|[^/?#@:\\[\\]]+)(?::([0-9]{1,5}))?([/?#].*)?");

  private Target() {}

  /** Refuses what is no target with INVALID. */
  static void check(String target) {
    if (!isPlain(target)) {
      host(target);
    }
  }

  /**
   * Tells at once that a target is right, as it can of most; of the others {@link #host} decides.
   * Links are checked whenever they are read, so this is most of what making one costs.
   */
  static boolean isPlain(String target) {
    int from = target.startsWith("https://") ? 8 : target.startsWith("http://") ? 7 : -1;
    if (from < 0 || target.length() > MAX_LENGTH) {
      return false;
    }
    int end = plainHostEnd(target, from);
    if (end < 0) {
      return false;
    }
    for (int i = end; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c > '~' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Returns where a host of letters, digits and hyphens between single dots ends, or -1. */
  private static int plainHostEnd(String target, int from) {
    int label = from;
    int at = from;
    while (at < target.length() && "/?#".indexOf(target.charAt(at)) < 0) {
      char c = target.charAt(at);
      if (c == '.') {
        if (!isLabel(at - label)) {
          return -1;
        }
        label = at + 1;
      } else if (!isAsciiWord(c)) {
        return -1;
      }
      at++;
    }
    return isLabel(at - label) ? at : -1;
  }

  private static boolean isLabel(int length) {
    return length > 0 && length <= MAX_LABEL;
  }

  private static boolean isAsciiWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
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
