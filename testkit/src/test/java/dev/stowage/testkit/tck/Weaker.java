package dev.stowage.testkit.tck;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;

/** The traits of a store that weakens some promises and keeps the others of another store. */
final class Weaker {

  private final StoreTraits other;
  private ReadAfterWrite readAfterWrite;
  private ConflictOrder conflictOrder;
  private AcceptedTimes acceptedTimes;
  private HotKey hotKey;
  private Expiry expiry;
  private Targets targets;
  private Sharing sharing;

  private Weaker(StoreTraits other) {
    this.other = other;
    this.readAfterWrite = other.readAfterWrite();
    this.conflictOrder = other.conflictOrder();
    this.acceptedTimes = other.acceptedTimes();
    this.hotKey = other.hotKey();
    this.expiry = other.expiry();
    this.targets = other.targets();
    this.sharing = other.sharing();
  }

  static Weaker than(StoreTraits other) {
    return new Weaker(other);
  }

  Weaker by(ReadAfterWrite weaker) {
    readAfterWrite = weaker;
    return this;
  }

  Weaker by(ConflictOrder weaker) {
    conflictOrder = weaker;
    return this;
  }

  Weaker by(AcceptedTimes weaker) {
    acceptedTimes = weaker;
    return this;
  }

  Weaker by(HotKey weaker) {
    hotKey = weaker;
    return this;
  }

  Weaker by(Expiry weaker) {
    expiry = weaker;
    return this;
  }

  Weaker by(Targets weaker) {
    targets = weaker;
    return this;
  }

  Weaker by(Sharing other) {
    sharing = other;
    return this;
  }

  StoreTraits traits() {
    return new StoreTraits(
        readAfterWrite,
        conflictOrder,
        acceptedTimes,
        hotKey,
        expiry,
        targets,
        sharing,
        other.listing(),
        other.verifiedAgainst());
  }
}
