@NullMarked
package dev.stowage.bench.conformance;

import org.jspecify.annotations.NullMarked;
