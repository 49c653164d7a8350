package dev.stowage.core.record;

/** What became of a request to delete a record. */
public enum Deletion {
  /** The record is gone. */
  DELETED,
  /** There was no such record. */
  ABSENT,
  /** The token is not the record's: nothing was changed. */
  REFUSED
}
