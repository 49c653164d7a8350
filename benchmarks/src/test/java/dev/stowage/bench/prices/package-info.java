@NullMarked
package dev.stowage.bench.prices;

import org.jspecify.annotations.NullMarked;
