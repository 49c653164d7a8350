/**
 * The one exception that ports and services throw, and the kinds of it that a caller can act on.
 *
 * <pre>{@code
 * try {
 *   service.append(series, readings);
 * } catch (StowageException failed) {
 *   switch (failed.kind()) {
 *     case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN -> later.add(readings); // appends can be repeated
 *     default -> throw failed;
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.stowage.core.error;

import org.jspecify.annotations.NullMarked;
