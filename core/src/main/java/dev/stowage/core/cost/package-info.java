/**
 * Counts what a store's requests would be billed, and makes dollars of that. A backend counts in
 * its {@link dev.stowage.core.cost.Meter}, in the usage types of the AWS Price List; a dated {@link
 * dev.stowage.core.cost.PriceBook} has the prices.
 *
 * <pre>{@code
 * List<Charge> charges = backend.meter().usage().stream().map(Charge::of).toList();
 * PriceBook book = PriceBooks.shipped().find(PriceBooks.DEFAULT);
 * BigDecimal usd = Bill.of(charges, book, FreeTier.OFF).total();
 * }</pre>
 *
 * <p>{@link dev.stowage.core.cost.Projection} goes on from a run to a month: storage, minimums and
 * what is charged though nobody asks, by the store's {@link dev.stowage.core.cost.Tariff}. {@link
 * dev.stowage.core.cost.Flips} finds from how many readings a day on another store is the cheapest.
 * Each {@code Rules} class holds how one service bills, with the source. Every number carries its
 * {@link dev.stowage.core.cost.Basis}: measured, or modelled.
 */
@NullMarked
package dev.stowage.core.cost;

import org.jspecify.annotations.NullMarked;
