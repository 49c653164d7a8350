/**
 * What a comparison hands to every store: the readings, the order they arrive in, their batches.
 */
@NullMarked
package dev.stowage.bench.workload;

import org.jspecify.annotations.NullMarked;
