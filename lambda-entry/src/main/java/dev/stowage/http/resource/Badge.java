package dev.stowage.http.resource;

import dev.stowage.http.Html;
import dev.stowage.http.Response;
import java.nio.charset.StandardCharsets;

/** A counter as a picture for any page: its name on the left, its value on the right. */
final class Badge {

  private static final int HEIGHT = 20;
  private static final int CHARACTER = 7;
  private static final int MARGIN = 12;

  private static final String SVG =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" role="img" aria-label="{}: {}">\
      <title>{}: {}</title>\
      <rect width="{}" height="{}" fill="#444"/>\
      <rect x="{}" width="{}" height="{}" fill="#07768c"/>\
      <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
      <text x="{}" y="14" textLength="{}">{}</text>\
      <text x="{}" y="14" textLength="{}">{}</text>\
      </g></svg>
      """;

  private Badge() {}

  static Response of(String name, long value) {
    String number = Long.toString(value);
    int left = name.length() * CHARACTER + MARGIN;
    int right = number.length() * CHARACTER + MARGIN;
    Html svg =
        Html.of(
            SVG,
            left + right,
            HEIGHT,
            name,
            number,
            name,
            number,
            left,
            HEIGHT,
            left,
            right,
            HEIGHT,
            left / 2,
            left - MARGIN,
            name,
            left + right / 2,
            right - MARGIN,
            number);
    return Response.of(200, "image/svg+xml", svg.toString().getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", "default-src 'none'");
  }
}
