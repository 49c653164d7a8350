@NullMarked
package dev.stowage.bench.cli;

import org.jspecify.annotations.NullMarked;
