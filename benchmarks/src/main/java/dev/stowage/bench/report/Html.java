package dev.stowage.bench.report;

/** Text in HTML. */
final class Html {

  private Html() {}

  /** Escapes what would be markup, in text and in quoted attributes. */
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
