package dev.stowage.core.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look for a record came to. A record that has expired is told from one that never was, as
 * 410 is from 404.
 *
 * <pre>{@code
 * return switch (lookup.state()) {
 *   case FOUND -> redirect(lookup.found().orElseThrow().target());
 *   case GONE -> status(410);
 *   case ABSENT -> status(404);
 * };
 * }</pre>
 *
 * @param <T> the record
 * @param state what was found
 * @param value the record; null unless the state is {@link State#FOUND}
 */
public record Lookup<T>(State state, @Nullable T value) {

  /** What was found. */
  public enum State {
    /** The record is there. */
    FOUND,
    /** The record was there and has expired. */
    GONE,
    /** There is no such record. */
    ABSENT
  }

  /**
   * Returns a look that found something.
   *
   * @param <T> the record
   * @param value the record
   * @return the state FOUND
   */
  public static <T> Lookup<T> found(T value) {
    return new Lookup<>(State.FOUND, value);
  }

  /**
   * Returns a look that found an expired record.
   *
   * @param <T> the record
   * @return the state GONE
   */
  public static <T> Lookup<T> gone() {
    return new Lookup<>(State.GONE, null);
  }

  /**
   * Returns a look that found nothing.
   *
   * @param <T> the record
   * @return the state ABSENT
   */
  public static <T> Lookup<T> absent() {
    return new Lookup<>(State.ABSENT, null);
  }

  /**
   * Returns the record.
   *
   * @return the record, or empty when it is gone or absent
   */
  public Optional<T> found() {
    return Optional.ofNullable(value);
  }
}
