/** What a run costs on AWS: estimated before it, counted while it goes on, ended at a limit. */
@NullMarked
package dev.stowage.bench.spend;

import org.jspecify.annotations.NullMarked;
