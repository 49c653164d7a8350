/** Counters: the counter and the rule of its name, the port that keeps counters, the service. */
@NullMarked
package dev.stowage.core.counter;

import org.jspecify.annotations.NullMarked;
