@NullMarked
package dev.stowage.core.record;

import org.jspecify.annotations.NullMarked;
