package dev.stowage.http.resource;

import dev.stowage.http.Response;
import java.nio.charset.StandardCharsets;

/** A counter as a picture for any page: its name on the left, its value on the right. */
final class Badge {

  private static final int HEIGHT = 20;
  private static final int CHARACTER = 7;
  private static final int MARGIN = 12;

  private Badge() {}

  static Response of(String name, long value) {
    String number = Long.toString(value);
    int left = name.length() * CHARACTER + MARGIN;
    int right = number.length() * CHARACTER + MARGIN;
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" role="img" aria-label="%3$s: %4$s">\
        <title>%3$s: %4$s</title>\
        <rect width="%5$d" height="%2$d" fill="#444"/>\
        <rect x="%5$d" width="%6$d" height="%2$d" fill="#07768c"/>\
        <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
        <text x="%7$d" y="14" textLength="%8$d">%3$s</text>\
        <text x="%9$d" y="14" textLength="%10$d">%4$s</text>\
        </g></svg>
        """
            .formatted(
                left + right,
                HEIGHT,
                name,
                number,
                left,
                right,
                left / 2,
                left - MARGIN,
                left + right / 2,
                right - MARGIN);
    return Response.of(200, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", "default-src 'none'");
  }
}
