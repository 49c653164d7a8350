/**
 * The reference store: keeps everything in memory, in the plainest way that holds every promise of
 * the ports. What another store does differently is wrong, or a trait.
 */
@NullMarked
package dev.stowage.testkit.memory;

import org.jspecify.annotations.NullMarked;
