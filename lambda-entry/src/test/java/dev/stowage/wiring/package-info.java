@NullMarked
package dev.stowage.wiring;

import org.jspecify.annotations.NullMarked;
