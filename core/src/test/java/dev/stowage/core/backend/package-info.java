@NullMarked
package dev.stowage.core.backend;

import org.jspecify.annotations.NullMarked;
