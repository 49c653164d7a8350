/**
 * What an opened store is: what it keeps, what it takes from outside, and what it promises. A
 * {@link dev.stowage.core.backend.Backend} keeps what its type says: each {@code Offers} interface
 * gives one port. It is opened with a configuration of its adapter, perhaps parsed from a {@link
 * dev.stowage.core.backend.StoreUrl}, and a {@link dev.stowage.core.backend.BackendContext}: meter,
 * clock and randomness.
 *
 * <pre>{@code
 * BackendContext context = BackendContext.system(new Meter());
 * FileConfig config = FileConfig.parse(StoreUrl.parse("file:data?durability=group"));
 * try (FileBackend backend = FileBackend.open(config, context)) {
 *   new Counters(backend.counters()).hit("visits"); // FileBackend implements OffersCounters
 * }
 * }</pre>
 *
 * <p>{@link dev.stowage.core.backend.StoreTraits} tell in what a store promises less than its ports
 * do, {@link dev.stowage.core.backend.Backend#footprint} what it keeps, {@link
 * dev.stowage.core.backend.Backend#tariff} what it is billed for by the month.
 */
@NullMarked
package dev.stowage.core.backend;

import org.jspecify.annotations.NullMarked;
