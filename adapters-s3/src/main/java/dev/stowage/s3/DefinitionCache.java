package dev.stowage.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers definitions for a minute, so that an append costs no read. What this process itself
 * drops is forgotten at once: a definition that was read before a drop is not kept after it,
 * because each drop makes earlier tickets void.
 */
final class DefinitionCache {

  static final Duration KEPT = Duration.ofSeconds(60);

  private record Entry(Definition definition, Instant until, long asked) {}

  /**
   * What was known when a definition was asked for.
   *
   * @param drops how many drops there had been
   * @param asked when, by {@link System#nanoTime()}
   */
  record Ticket(long drops, long asked) {}

  private final ConcurrentHashMap<String, Entry> byName = new ConcurrentHashMap<>();
  private final AtomicLong drops = new AtomicLong();
  private final InstantSource clock;

  DefinitionCache(InstantSource clock) {
    this.clock = clock;
  }

  Optional<Definition> find(String name) {
    return Optional.ofNullable(byName.get(name))
        .filter(entry -> clock.instant().isBefore(entry.until()))
        .map(Entry::definition);
  }

  /** Finds what was asked for after a time, by {@link System#nanoTime()}. */
  Optional<Definition> findSince(long nanoTime, String name) {
    return Optional.ofNullable(byName.get(name))
        .filter(entry -> entry.asked() - nanoTime >= 0)
        .map(Entry::definition);
  }

  /** To be drawn before a definition is read. */
  Ticket ticket() {
    return new Ticket(drops.get(), System.nanoTime());
  }

  /** Keeps a definition unless something was dropped since the ticket was drawn. */
  void keep(Definition definition, Ticket ticket) {
    Instant until = clock.instant().plus(KEPT);
    byName.compute(
        definition.series().name(),
        (name, old) ->
            drops.get() == ticket.drops() ? new Entry(definition, until, ticket.asked()) : old);
  }

  void forget(String name) {
    drops.incrementAndGet();
    byName.remove(name);
  }
}
