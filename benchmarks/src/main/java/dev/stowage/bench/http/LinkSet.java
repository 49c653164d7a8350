package dev.stowage.bench.http;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A number of links whose ids can be told from their numbers. */
final class LinkSet {

  private final int size;
  private final BackendContext context;

  LinkSet(int size, BackendContext context) {
    this.size = size;
    this.context = context;
  }

  /** The id of a link, as long as one that is made up. */
  static String id(int number) {
    return String.format("%07d", number);
  }

  /** Stores what is not there yet. */
  void putInto(LinkStore store) {
    if (store.find(id(size - 1)).isPresent()) {
      return;
    }
    Instant now = context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Stamp stamp = new Stamp(now, null, TokenHash.of("benchmark"), context.random().getAsLong());
    for (int number = 0; number < size; number++) {
      store.create(new Link(id(number), target(number), stamp), now);
    }
  }

  private static String target(int number) {
    return "https://www.example.com/articles/" + id(number) + "/a-title-of-usual-length?from=feed";
  }
}
