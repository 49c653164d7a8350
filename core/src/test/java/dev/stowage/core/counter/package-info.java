@NullMarked
package dev.stowage.core.counter;

import org.jspecify.annotations.NullMarked;
