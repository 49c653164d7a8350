package dev.stowage.http.contract;

import dev.stowage.http.Response;

/** Brings a documented answer about. */
@FunctionalInterface
interface Scenario {

  /** Plays in a world of its own, and returns the answer. */
  Response play(Served world);
}
