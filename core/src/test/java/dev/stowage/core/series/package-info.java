@NullMarked
package dev.stowage.core.series;

import org.jspecify.annotations.NullMarked;
