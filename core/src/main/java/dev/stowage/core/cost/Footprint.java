package dev.stowage.core.cost;

import org.jspecify.annotations.Nullable;

/**
 * How much a store keeps, from what the records need to what would be charged for.
 *
 * @param records how many records (for series: readings) are stored; of overwritten ones the last
 * @param logicalBytes what the records need without any encoding: of each series the bits of its
 *     layout times its readings, over 8, rounded up; of the others what {@code logicalBytes()} of
 *     {@code Link}, {@code PasteMeta} and {@code Counter} says
 * @param encodedBytes what our encoding hands to the store: item names and values, object bodies,
 *     row values, slots
 * @param physicalBytes what the store keeps on its disk; null where that cannot be seen
 * @param billedBytes what would be charged for as storage, before minimums
 */
public record Footprint(
    Amount records,
    Amount logicalBytes,
    Amount encodedBytes,
    @Nullable Amount physicalBytes,
    Amount billedBytes) {}
