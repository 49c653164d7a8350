@NullMarked
package dev.stowage.bench.workload;

import org.jspecify.annotations.NullMarked;
