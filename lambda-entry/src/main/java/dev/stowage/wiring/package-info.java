/** From store URLs to backends: the only package that names the adapters, a class for each. */
@NullMarked
package dev.stowage.wiring;

import org.jspecify.annotations.NullMarked;
