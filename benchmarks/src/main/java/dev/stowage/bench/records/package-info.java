/**
 * Workloads of records: operations on links, pastes and counters, as a small text file describes
 * them; made from a seed, the same for every store. The format stands in {@code docs/workloads.md}.
 */
@NullMarked
package dev.stowage.bench.records;

import org.jspecify.annotations.NullMarked;
