@NullMarked
package dev.stowage.bench.spend;

import org.jspecify.annotations.NullMarked;
