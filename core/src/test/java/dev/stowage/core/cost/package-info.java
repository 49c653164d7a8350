/** Tests of books, bills and projections. */
@NullMarked
package dev.stowage.core.cost;

import org.jspecify.annotations.NullMarked;
