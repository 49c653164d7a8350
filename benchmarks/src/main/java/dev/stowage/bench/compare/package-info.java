/**
 * One workload over several stores: each line is initialised, loaded, asked, read back and
 * measured.
 */
@NullMarked
package dev.stowage.bench.compare;

import org.jspecify.annotations.NullMarked;
