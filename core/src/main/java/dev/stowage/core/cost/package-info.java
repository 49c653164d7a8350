/**
 * Metering and money: what calls would be billed, dated price books, bills, and what a store keeps.
 */
@NullMarked
package dev.stowage.core.cost;

import org.jspecify.annotations.NullMarked;
