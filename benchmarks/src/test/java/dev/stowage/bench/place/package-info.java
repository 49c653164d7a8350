@NullMarked
package dev.stowage.bench.place;

import org.jspecify.annotations.NullMarked;
