@NullMarked
package dev.stowage.core.error;

import org.jspecify.annotations.NullMarked;
