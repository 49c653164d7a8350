package dev.stowage.dynamodb;

import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Links and pastes with fresh ids, made now. */
final class Records {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TokenHash TOKEN = TokenHash.of("token");

  private Records() {}

  /** The time of day, because the engine really frees what has expired. */
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static Link link() {
    return link(id(7), 40);
  }

  static Link link(String id, int targetBytes) {
    return new Link(id, target(targetBytes), stamp(null));
  }

  static Link linkFor(Duration life) {
    return new Link(id(7), target(40), stamp(life));
  }

  static Paste paste(int size) {
    return paste(id(PasteMeta.ID_LENGTH), size, null);
  }

  static Paste pasteFor(Duration life, int size) {
    return paste(id(PasteMeta.ID_LENGTH), size, life);
  }

  /** A paste of random bytes. */
  static Paste paste(String id, int size, @Nullable Duration life) {
    byte[] content = new byte[size];
    RANDOM.nextBytes(content);
    return Paste.of(
        new PasteMeta(id, size, new PasteLabel("title", "text"), Burn.NEVER, stamp(life)), content);
  }

  static String counter() {
    return id(20);
  }

  static String id(int length) {
    return IdAlphabet.draw(length, RANDOM::nextLong);
  }

  static Stamp stamp(@Nullable Duration life) {
    Instant now = now();
    return new Stamp(now, life == null ? null : now.plus(life), TOKEN, RANDOM.nextLong());
  }

  private static String target(int bytes) {
    return "https://example.org/" + "a".repeat(bytes - 20);
  }
}
