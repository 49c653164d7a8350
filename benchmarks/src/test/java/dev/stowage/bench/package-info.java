@NullMarked
package dev.stowage.bench;

import org.jspecify.annotations.NullMarked;
