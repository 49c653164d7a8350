/**
 * Where the stores of a run lie: local engines, temporary directories, places that were named, and
 * places of the run's own in a service; and what is removed after it.
 */
@NullMarked
package dev.stowage.bench.place;

import org.jspecify.annotations.NullMarked;
