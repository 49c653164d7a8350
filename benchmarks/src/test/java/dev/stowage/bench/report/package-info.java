@NullMarked
package dev.stowage.bench.report;

import org.jspecify.annotations.NullMarked;
