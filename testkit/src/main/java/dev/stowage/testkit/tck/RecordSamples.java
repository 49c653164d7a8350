package dev.stowage.testkit.tck;

import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Fresh ids and stamps. Their times lie far ahead, so that no store's own way of freeing expired
 * records comes between, and a store that looks at its clock instead of the time passed shows.
 */
final class RecordSamples {

  /** The time at which the records of the suite are made. */
  static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  /** The end of those that expire. */
  static final Instant END = NOW.plusSeconds(3_600);

  private RecordSamples() {}

  /** An id of 33 characters that nobody has used. */
  static String freshId() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Letters, digits and more characters, each once, in another order each time. */
  static String shuffledCharacters(String more) {
    String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + more;
    List<String> characters = new ArrayList<>(List.of(all.split("")));
    Collections.shuffle(characters, ThreadLocalRandom.current());
    return String.join("", characters);
  }

  /** A stamp that never expires. */
  static Stamp lasting() {
    return new Stamp(NOW, null, freshHash(), freshWriteId());
  }

  /** A stamp that expires at {@link #END}. */
  static Stamp ending() {
    return new Stamp(NOW, END, freshHash(), freshWriteId());
  }

  static TokenHash freshHash() {
    return TokenHash.of(freshId());
  }

  static long freshWriteId() {
    return ThreadLocalRandom.current().nextLong();
  }
}
