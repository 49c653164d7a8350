/** The rules that keep the hexagon a hexagon, checked on compiled classes. */
@NullMarked
package dev.stowage.testkit.arch;

import org.jspecify.annotations.NullMarked;
