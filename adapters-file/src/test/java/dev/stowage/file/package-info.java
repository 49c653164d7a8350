@NullMarked
package dev.stowage.file;

import org.jspecify.annotations.NullMarked;
