/** From store URLs to backends: with the only class that names the adapters. */
@NullMarked
package dev.stowage.wiring;

import org.jspecify.annotations.NullMarked;
