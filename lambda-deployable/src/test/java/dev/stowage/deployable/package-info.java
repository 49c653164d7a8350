/** Checks of what is in the deployable, and of what a function loads of it. */
@NullMarked
package dev.stowage.deployable;

import org.jspecify.annotations.NullMarked;
