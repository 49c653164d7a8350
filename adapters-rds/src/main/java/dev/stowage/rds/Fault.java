package dev.stowage.rds;

/** What an exception of the driver tells about a statement. */
enum Fault {
  /** The server undid it because it met another one; nothing was done, and it may be sent again. */
  MET_ANOTHER,
  /** The connection is gone: it may or may not have been carried out. */
  LOST,
  /** The server refused; nothing was done, and it would refuse again. */
  REFUSED
}
