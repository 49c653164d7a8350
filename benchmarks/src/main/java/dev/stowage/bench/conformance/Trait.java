package dev.stowage.bench.conformance;

import dev.stowage.core.backend.StoreTraits;
import java.util.EnumSet;
import java.util.Set;

/** The traits of a store, as reports name them. */
enum Trait {
  READ_AFTER_WRITE("readAfterWrite", "read after write"),
  CONFLICT_ORDER("conflictOrder", "order of conflicting appends"),
  ACCEPTED_TIMES("acceptedTimes", "accepted times"),
  HOT_KEY("hotKey", "many adds to one counter"),
  EXPIRY("expiry", "links that expire"),
  TARGETS("targets", "targets of links"),
  SHARING("sharing", "processes at a time"),
  LISTING("listing", "a list reads"),
  VERIFIED_AGAINST("verifiedAgainst", "verified against");

  private final String field;
  private final String label;

  Trait(String field, String label) {
    this.field = field;
    this.label = label;
  }

  /** Returns the name for programs. */
  String field() {
    return field;
  }

  /** Returns the name for readers. */
  String label() {
    return label;
  }

  /** Returns the ports of which it says something: a store says it that offers one of them. */
  Set<Port> ports() {
    return switch (this) {
      case CONFLICT_ORDER, ACCEPTED_TIMES -> EnumSet.of(Port.SERIES);
      case HOT_KEY -> EnumSet.of(Port.COUNTERS);
      case EXPIRY, TARGETS -> EnumSet.of(Port.LINKS);
      case READ_AFTER_WRITE, SHARING, LISTING, VERIFIED_AGAINST -> EnumSet.allOf(Port.class);
    };
  }

  /** Says in a few words which a store has. */
  String of(StoreTraits traits) {
    return switch (this) {
      case READ_AFTER_WRITE -> traits.readAfterWrite().label();
      case CONFLICT_ORDER -> traits.conflictOrder().label();
      case ACCEPTED_TIMES -> traits.acceptedTimes().toString();
      case HOT_KEY -> traits.hotKey().label();
      case EXPIRY -> traits.expiry().label();
      case TARGETS -> traits.targets().label();
      case SHARING -> traits.sharing().label();
      case LISTING -> traits.listing();
      case VERIFIED_AGAINST -> traits.verifiedAgainst();
    };
  }
}
