package dev.stowage.core.cost;

/** Whether the free quantities of a book are given. */
public enum FreeTier {
  /**
   * Nothing is free: a leading band at $0 takes the price of the band after it, and allowances are
   * not given. The default, because an account has one free tier for all that it runs.
   */
  OFF,
  /**
   * Leading bands at $0 and the book's allowances are given, also those for the first twelve months
   * of accounts made before 15 July 2025; each says so in its basis.
   */
  ON
}
