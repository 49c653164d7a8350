package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The header that a website answers with. A header holds ASCII alone, so any other character of a
 * target is written as the percent-encoded bytes of its UTF-8, as a browser sends it. The scheme is
 * written in small letters, which mean the same (RFC 3986, section 3.1), because S3 refuses a
 * location that does not begin with {@code http://} or {@code https://}. The record itself keeps
 * the target as it is.
 */
final class RedirectLocation {

  /** The header's name. */
  static final String HEADER = "x-amz-website-redirect-location";

  /** What S3 takes; see "Configuring a webpage redirect" in its user guide: 2 KB. */
  static final int LONGEST = 2_048;

  private static final int ASCII = 0x80;

  private RedirectLocation() {}

  /**
   * Returns the location of a link.
   *
   * @throws StowageException TOO_LARGE when it is longer than S3 takes
   */
  static String of(Link link) {
    String target = link.target();
    int scheme = target.indexOf(':');
    StringBuilder location = new StringBuilder(target.length());
    location.append(target.substring(0, scheme).toLowerCase(Locale.ROOT));
    target
        .substring(scheme)
        .codePoints()
        .forEach(
            c -> {
              if (c < ASCII) {
                location.append((char) c);
              } else {
                encode(Character.toString(c), location);
              }
            });
    if (location.length() > LONGEST) {
      throw new StowageException(
          ErrorKind.TOO_LARGE,
          "create",
          link.id(),
          "its target has %d characters once all but ASCII is percent-encoded; a website takes %d"
              .formatted(location.length(), LONGEST));
    }
    return location.toString();
  }

  private static void encode(String character, StringBuilder to) {
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      to.append('%').append("%02X".formatted(b));
    }
  }
}
