@NullMarked
package dev.stowage.bench.records;

import org.jspecify.annotations.NullMarked;
