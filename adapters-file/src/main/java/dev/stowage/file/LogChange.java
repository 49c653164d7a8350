package dev.stowage.file;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who has seen the record of a key makes of it.
 *
 * @param <T> the answer to the caller
 * @param answer the answer, once the change is durable
 * @param kind what to do
 * @param put the record to store; null unless that is what to do
 */
record LogChange<T>(T answer, Kind kind, @Nullable LogRecord put) {

  /** What to do. */
  enum Kind {
    /** Nothing. */
    KEEP,
    /** Store a record in its place. */
    PUT,
    /** Remove it. */
    REMOVE
  }

  /** Changes nothing. */
  static <T> LogChange<T> keep(T answer) {
    return new LogChange<>(answer, Kind.KEEP, null);
  }

  /** Stores a record. */
  static <T> LogChange<T> put(T answer, LogRecord record) {
    return new LogChange<>(answer, Kind.PUT, record);
  }

  /** Removes the record. */
  static <T> LogChange<T> remove(T answer) {
    return new LogChange<>(answer, Kind.REMOVE, null);
  }

  /** Decides. */
  interface Decision<T> {

    /**
     * Decides what becomes of a record; while it does, nothing else changes in the log.
     *
     * @param present the record that is there; null when there is none
     */
    LogChange<T> on(@Nullable LogRecord present);
  }
}
