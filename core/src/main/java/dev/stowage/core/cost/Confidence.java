package dev.stowage.core.cost;

/** How well a price is known. Books write the letter. */
public enum Confidence {
  /** Read from the AWS Price List, from what was computed from it, or from a real bill. */
  A,
  /** Text of an AWS page or of its documentation, perhaps through a quotation. */
  B,
  /** Derived from another price, or told by a single third party. */
  C,
  /** Seen, not verified. */
  D,
  /** Not a price that somebody asks: a parameter that Stowage sets and anybody may replace. */
  P
}
