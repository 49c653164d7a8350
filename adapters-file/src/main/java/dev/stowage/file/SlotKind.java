package dev.stowage.file;

/** What a slot of a live file holds. */
enum SlotKind {
  /** A reading. */
  READING,
  /** A reading that was discarded: its time holds nothing until a later slot says otherwise. */
  DISCARD,
  /** Nothing: a slot that a crash left invalid, filled by the recovery. */
  VOID,
  /** Never written: all zeros. */
  EMPTY,
  /** None of these: torn, or not of this file and place. */
  INVALID
}
