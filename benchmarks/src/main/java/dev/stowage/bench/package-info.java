/** The program behind the command {@code stowage}. */
@NullMarked
package dev.stowage.bench;

import org.jspecify.annotations.NullMarked;
