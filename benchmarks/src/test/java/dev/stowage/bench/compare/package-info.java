@NullMarked
package dev.stowage.bench.compare;

import org.jspecify.annotations.NullMarked;
