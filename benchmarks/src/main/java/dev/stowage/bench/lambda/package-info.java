/**
 * What starting the function takes, and answering once it is warm: run by hand, by {@code
 * benchmarks/cold-starts}. Never part of a test, because a figure from a busy machine proves
 * nothing.
 */
@NullMarked
package dev.stowage.bench.lambda;

import org.jspecify.annotations.NullMarked;
