package dev.stowage.core.record;

/** What a create found. */
public enum Created {
  /** The key was free, or its record had expired: the new record is stored. */
  NEW,
  /** Another record has the key: nothing was changed. */
  TAKEN
}
