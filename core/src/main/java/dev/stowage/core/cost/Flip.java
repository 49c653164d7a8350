package dev.stowage.core.cost;

/**
 * A change of the cheapest line.
 *
 * @param readingsPerDay the lowest whole rate at which the other line is the cheapest
 * @param from the line that is the cheapest one reading below
 * @param to the line that is the cheapest from here
 */
public record Flip(long readingsPerDay, String from, String to) {}
