@NullMarked
package dev.stowage.core.link;

import org.jspecify.annotations.NullMarked;
