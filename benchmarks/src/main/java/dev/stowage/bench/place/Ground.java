package dev.stowage.bench.place;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.wiring.OwnPlace;
import dev.stowage.wiring.Wiring;
import java.util.Locale;
import java.util.Map;

/** What the places of one run are made of: its terms, its names, and what it must not leave. */
final class Ground {

  private static final int TAG_BITS = 30;

  private final Scratch scratch;
  private final Terms terms;
  private final BackendContext aside;
  private final String tag;

  /**
   * Lays the ground of a run.
   *
   * @param aside meters what looking for places and removing them takes
   */
  Ground(Scratch scratch, Terms terms, BackendContext aside) {
    this.scratch = scratch;
    this.terms = terms;
    this.aside = aside;
    this.tag = tag(aside.random().getAsLong());
  }

  /** A few letters and digits that tell runs apart which use one account at the same time. */
  private static String tag(long random) {
    String digits = Long.toString(1L << TAG_BITS | random >>> (Long.SIZE - TAG_BITS), 36);
    return digits.toLowerCase(Locale.ROOT);
  }

  Scratch scratch() {
    return scratch;
  }

  /** Tells whether a named place keeps what the run writes. */
  boolean keeps() {
    return terms == Terms.KEEP;
  }

  /** Tells whether the services of AWS themselves may be used. */
  boolean onAws() {
    return terms == Terms.REMOVE_FROM_AWS || rehearses();
  }

  /** Tells whether local engines play the services of AWS. */
  boolean rehearses() {
    return terms == Terms.REHEARSE;
  }

  /** Returns the URL of a store that nobody has: a table, bucket or database of a new name. */
  StoreUrl fresh(StoreUrl url, int number) {
    return SchemePlaces.at(url, name(number), "", Map.of());
  }

  /** Finds the place of a store that was named: itself, or one of the run's own beside or in it. */
  Place named(StoreUrl url, int number, Host host) {
    return keeps() ? new WiredPlace(url, host.name()) : own(url, number, host);
  }

  /** Plans a place of the run's own beside or in a store, and sees to its removal. */
  Place own(StoreUrl url, int number, Host host) {
    OwnPlace own = Wiring.ownPlace(url, name(number), aside);
    return new OwnedPlace(own, host, scratch.owns(own.what(), () -> own.remove(aside)));
  }

  /** Plans a place on an engine of the run's, which takes what is left along when it ends. */
  Place rehearsed(StoreUrl url, int number, Host host) {
    OwnPlace own = Wiring.ownPlace(fresh(url, number), name(number), aside);
    return new OwnedPlace(own, host, () -> own.remove(aside));
  }

  private String name(int number) {
    return "stowage-" + tag + "-" + number;
  }
}
