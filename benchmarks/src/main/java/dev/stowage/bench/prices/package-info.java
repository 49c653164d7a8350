/**
 * Price books from outside: files of the AWS Price List, books in the plain line format, and the
 * check of the books that are shipped. The format itself is the core's, {@link
 * dev.stowage.core.cost.PriceBookReader}.
 */
@NullMarked
package dev.stowage.bench.prices;

import org.jspecify.annotations.NullMarked;
