@NullMarked
package dev.stowage.bench.launcher;

import org.jspecify.annotations.NullMarked;
