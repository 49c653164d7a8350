/**
 * What links and pastes have in common: a {@link dev.stowage.core.record.Stamp} with the times at
 * which they were made and end, the hash of the token that may delete them, and the number that
 * tells one write from another; and how their ids are made. The answers of their services are here
 * too: {@link dev.stowage.core.record.Lookup} and {@link dev.stowage.core.record.Deletion}.
 */
@NullMarked
package dev.stowage.core.record;

import org.jspecify.annotations.NullMarked;
