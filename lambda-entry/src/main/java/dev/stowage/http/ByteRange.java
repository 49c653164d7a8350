package dev.stowage.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a body that a {@code Range} asks for (RFC 9110, section 14): one range of bytes.
 * Several at once, other units and what breaks the grammar are not honoured: the whole is sent.
 */
public final class ByteRange {

  private static final Pattern ONE =
      Pattern.compile("bytes=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*", Pattern.CASE_INSENSITIVE);

  private ByteRange() {}

  /**
   * Answers a GET with the part that it asks for.
   *
   * @param request what is asked
   * @param whole 200 with everything, and its ETag
   * @return 206 with the part; 416 where there is nothing at that place; else the whole, also when
   *     an {@code If-Range} names another state
   */
  public static Response of(Request request, Response whole) {
    List<String> ranges = request.headers().all("Range");
    if (!request.method().equals("GET") || ranges.size() != 1 || !isCurrent(request, whole)) {
      return whole;
    }
    Matcher range = ONE.matcher(ranges.get(0));
    return range.matches() ? part(whole, number(range.group(1)), number(range.group(2))) : whole;
  }

  private static boolean isCurrent(Request request, Response whole) {
    Optional<String> condition = request.header("If-Range");
    return condition.isEmpty() || condition.equals(whole.header("ETag"));
  }

  /** From the first to the last byte, which both count; without the first so many of the end. */
  private static Response part(Response whole, Optional<Long> first, Optional<Long> last) {
    long size = whole.body().length;
    boolean isEmpty = first.isEmpty() && last.isEmpty();
    boolean isReversed = first.isPresent() && last.isPresent() && first.get() > last.get();
    if (isEmpty || isReversed) {
      return whole;
    }
    long from = first.orElseGet(() -> Math.max(0, size - last.orElse(0L)));
    long to = first.isEmpty() ? size : Math.min(size, last.map(end -> end + 1).orElse(size));
    return from < to ? whole.part((int) from, (int) to) : nothingThere(size);
  }

  /** No body is as long as the numbers that are cut here. */
  private static Optional<Long> number(String digits) {
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(digits.length() > 18 ? Long.MAX_VALUE - 1 : Long.parseLong(digits));
  }

  private static Response nothingThere(long size) {
    return Problem.of(
            416,
            "RANGE_NOT_SATISFIABLE",
            "there is nothing at that place",
            "there are " + size + " bytes; ask for a Range among them")
        .with("Content-Range", "bytes */" + size);
  }
}
