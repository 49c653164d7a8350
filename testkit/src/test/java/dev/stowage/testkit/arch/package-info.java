@NullMarked
package dev.stowage.testkit.arch;

import org.jspecify.annotations.NullMarked;
