/** What an opened adapter is: a backend, the ports it offers, its traits, its footprint. */
@NullMarked
package dev.stowage.core.backend;

import org.jspecify.annotations.NullMarked;
