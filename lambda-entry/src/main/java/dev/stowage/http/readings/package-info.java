/**
 * Readings as they travel: as CSV, as JSON, and packed as a store keeps them, both ways. What comes
 * in is checked value by value, and one that does not fit refuses all of it; what goes out is cut
 * into pages of a number of bytes.
 */
@NullMarked
package dev.stowage.http.readings;

import org.jspecify.annotations.NullMarked;
