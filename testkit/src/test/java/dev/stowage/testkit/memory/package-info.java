@NullMarked
package dev.stowage.testkit.memory;

import org.jspecify.annotations.NullMarked;
