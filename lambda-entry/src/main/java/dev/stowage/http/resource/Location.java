package dev.stowage.http.resource;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

/**
 * The value of a {@code Location}: ASCII alone (RFC 9110, section 10.2.2; RFC 3987, section 3.1). A
 * name in another script is written as IDNA does, anything else in percent-encoded UTF-8. What is
 * ASCII already stays as it is, because addresses that are in use are not all valid URIs.
 */
final class Location {

  private Location() {}

  /** Returns the value for the target of a link. */
  static String of(String target) {
    if (isAscii(target)) {
      return target;
    }
    int start = target.indexOf("://") + 3;
    int end = start;
    while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
      end++;
    }
    int host = Math.max(start, target.lastIndexOf('@', end - 1) + 1);
    return encoded(target.substring(0, host))
        + host(target.substring(host, end))
        + encoded(target.substring(end));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }

  /** A port is of digits, and passes as they do. */
  private static String host(String text) {
    return isAscii(text) ? text : IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
  }

  private static String encoded(String text) {
    StringBuilder ascii = new StringBuilder(text.length() + 32);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0) {
        ascii.append((char) b);
      } else {
        ascii.append('%').append(String.format("%02X", b & 0xff));
      }
    }
    return ascii.toString();
  }
}
