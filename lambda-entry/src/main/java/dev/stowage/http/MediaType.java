package dev.stowage.http;

import java.util.Locale;

/** The media types that are spoken here. */
public final class MediaType {

  /** JSON (RFC 8259). */
  public static final String JSON = "application/json";

  /** What JSON was called before it was registered; some programs still say so. */
  public static final String OLD_JSON = "text/json";

  /** An error (RFC 9457). */
  public static final String PROBLEM = "application/problem+json";

  /** Plain text. */
  public static final String TEXT = "text/plain; charset=utf-8";

  /** A page. */
  public static final String HTML = "text/html; charset=utf-8";

  /** Comma-separated values (RFC 4180). */
  public static final String CSV = "text/csv; charset=utf-8";

  /** Packed records of one layout, one after another. */
  public static final String READINGS = "application/vnd.stowage.readings";

  /** Any bytes. */
  public static final String BYTES = "application/octet-stream";

  /** What a form of a page sends. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private MediaType() {}

  /**
   * Drops the parameters of a media type.
   *
   * @param header a value of {@code Content-Type}
   * @return type and subtype in small letters
   */
  public static String essence(String header) {
    int semicolon = header.indexOf(';');
    return (semicolon < 0 ? header : header.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
