package dev.stowage.core.paste;

/** Whether a paste survives being read. */
public enum Burn {
  /** It can be read any number of times. */
  NEVER,
  /** The first reader gets it, nobody after. */
  AFTER_READING
}
