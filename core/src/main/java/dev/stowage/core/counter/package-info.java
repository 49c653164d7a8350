/**
 * Counters: {@link dev.stowage.core.counter.Counters} adds to them and reads them, over any {@link
 * dev.stowage.core.counter.CounterStore}.
 *
 * <pre>{@code
 * Counters counters = new Counters(backend.counters());
 * long visits = counters.hit("visits"); // this caller's own number, however many call at once
 * }</pre>
 */
@NullMarked
package dev.stowage.core.counter;

import org.jspecify.annotations.NullMarked;
