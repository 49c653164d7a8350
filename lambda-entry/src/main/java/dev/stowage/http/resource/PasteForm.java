package dev.stowage.http.resource;

import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.http.Etag;
import dev.stowage.http.MediaType;
import dev.stowage.http.Response;
import dev.stowage.http.Utf8;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a paste is shown. Content that is no UTF-8 cannot stand in JSON: there it is base64, and
 * {@code encoding} says so.
 */
enum PasteForm {
  /** Everything about it. */
  JSON,
  /** Key and content, as Hastebin names them. */
  HASTEBIN,
  /** The content alone, which no browser may take for anything but text. */
  RAW;

  /** Shows a paste, whole. */
  Response whole(Paste paste) {
    return framed(
        switch (this) {
          case JSON -> Response.json(200, fields(paste));
          case HASTEBIN -> Response.json(200, keyAndData(paste));
          case RAW -> Response.of(200, MediaType.TEXT, paste.content());
        },
        paste.meta());
  }

  /** Answers HEAD, which needs no content; only the length of RAW is known without it. */
  Response head(PasteMeta meta) {
    Response empty = Response.of(200, this == RAW ? MediaType.TEXT : MediaType.JSON, new byte[0]);
    return framed(
        this == RAW ? empty.with("Content-Length", Integer.toString(meta.size())) : empty, meta);
  }

  /**
   * Names the state of a paste: none for one that burns, of which nobody may be told that it is
   * what they have already, since that would be its only reading.
   */
  static Optional<String> tag(PasteMeta meta) {
    return meta.burn() == Burn.NEVER ? Optional.of(anyTag(meta)) : Optional.empty();
  }

  /**
   * As {@link #tag}, of one that burns too. A paste never changes, so its head names its content.
   */
  static String anyTag(PasteMeta meta) {
    return Etag.of(PasteCodec.encodeHead(meta));
  }

  private Response framed(Response answer, PasteMeta meta) {
    Optional<String> tag = tag(meta);
    Response kept = answer.with("Cache-Control", tag.isPresent() ? "no-cache" : "no-store");
    Response tagged = tag.isPresent() ? kept.with("ETag", tag.get()) : kept;
    if (this != RAW) {
      return tagged;
    }
    Response boxed = tagged.with("Content-Security-Policy", "sandbox");
    return tag.isPresent() ? boxed.with("Accept-Ranges", "bytes") : boxed;
  }

  private static Map<String, Object> fields(Paste paste) {
    PasteMeta meta = paste.meta();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", meta.id());
    putIfGiven(fields, "title", meta.label().title());
    putIfGiven(fields, "language", meta.label().language());
    fields.put("createdAt", meta.stamp().createdAt().toString());
    putEnd(fields, meta.stamp().expiresAt());
    fields.put("burnAfterReading", meta.burn() == Burn.AFTER_READING);
    fields.put("size", meta.size());
    putContent(fields, "content", paste.content());
    return fields;
  }

  private static Map<String, Object> keyAndData(Paste paste) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", paste.id());
    putContent(fields, "data", paste.content());
    return fields;
  }

  /** Says when a paste ends, if it does. */
  static void putEnd(Map<String, Object> fields, @Nullable Instant expiresAt) {
    if (expiresAt != null) {
      fields.put("expiresAt", expiresAt.toString());
    }
  }

  private static void putIfGiven(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static void putContent(Map<String, Object> fields, String name, byte[] content) {
    Optional<String> text = Utf8.decode(content);
    fields.put(name, text.orElseGet(() -> Base64.getEncoder().encodeToString(content)));
    if (text.isEmpty()) {
      fields.put("encoding", "base64");
    }
  }
}
