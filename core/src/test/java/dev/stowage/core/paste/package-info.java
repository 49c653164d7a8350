@NullMarked
package dev.stowage.core.paste;

import org.jspecify.annotations.NullMarked;
