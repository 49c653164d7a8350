/** Tests of how the figures of the function are put together. */
@NullMarked
package dev.stowage.bench.lambda;

import org.jspecify.annotations.NullMarked;
