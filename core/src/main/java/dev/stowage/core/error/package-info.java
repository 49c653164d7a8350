/** The one exception every port throws, and the kinds a caller can act on. */
@NullMarked
package dev.stowage.core.error;

import org.jspecify.annotations.NullMarked;
