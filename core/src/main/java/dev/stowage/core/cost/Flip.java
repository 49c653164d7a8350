package dev.stowage.core.cost;

import org.jspecify.annotations.Nullable;

/**
 * A change of the cheapest line among those that carry the rate.
 *
 * @param perDay the lowest whole rate at which it holds
 * @param from the line that is the cheapest at one less
 * @param to the line that is the cheapest from here; null when no line carries so many
 * @param cause why the first line is not the cheapest any more
 */
public record Flip(long perDay, String from, @Nullable String to, Cause cause) {

  /** Why a line is not the cheapest any more. */
  public enum Cause {
    /** Another line that carries the rate costs less. */
    PRICE,
    /** The line does not carry the rate. */
    LIMIT
  }
}
