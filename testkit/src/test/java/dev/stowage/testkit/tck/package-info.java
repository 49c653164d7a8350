@NullMarked
package dev.stowage.testkit.tck;

import org.jspecify.annotations.NullMarked;
