@NullMarked
package dev.stowage.bench.csv;

import org.jspecify.annotations.NullMarked;
