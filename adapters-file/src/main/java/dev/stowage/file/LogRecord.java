package dev.stowage.file;

import dev.stowage.core.record.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A record of a keyed log. The arrays are not copied: nobody changes them. */
final class LogRecord {

  private static final byte[] NOTHING = new byte[0];

  private final byte[] key;
  private final long expires;
  private final byte[] front;
  private final byte[] body;

  /**
   * Puts a record together.
   *
   * @param key 1 to 255 bytes
   * @param expires from when on it counts as gone, in seconds since 1970; 0 for never
   * @param front what is read first: at most 65,535 bytes
   * @param body the rest; empty where only the front was asked for
   */
  LogRecord(byte[] key, long expires, byte[] front, byte[] body) {
    this.key = key;
    this.expires = expires;
    this.front = front;
    this.body = body;
  }

  /** Makes a record without a body. */
  static LogRecord of(byte[] key, long expires, byte[] front) {
    return new LogRecord(key, expires, front, NOTHING);
  }

  /** Returns the key of an id or name. */
  static byte[] key(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the end of a stamp in seconds since 1970; 0 for never. */
  static long expires(Stamp stamp) {
    Instant end = stamp.expiresAt();
    return end == null ? 0 : end.getEpochSecond();
  }

  byte[] key() {
    return key;
  }

  /** Returns the key as an id or name. */
  String name() {
    return new String(key, StandardCharsets.US_ASCII);
  }

  long expires() {
    return expires;
  }

  byte[] front() {
    return front;
  }

  byte[] body() {
    return body;
  }

  /** Tells whether its end has come, in seconds since 1970. */
  boolean hasExpired(long now) {
    return expires != 0 && expires <= now;
  }
}
