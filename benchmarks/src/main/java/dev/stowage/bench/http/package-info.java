/**
 * What serving costs, measured on the server itself: run by hand, by {@code benchmarks/redirects}.
 * Never part of a test, because a figure from a busy machine proves nothing.
 */
@NullMarked
package dev.stowage.bench.http;

import org.jspecify.annotations.NullMarked;
