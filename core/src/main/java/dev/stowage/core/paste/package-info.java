/** Pastes: the paste and its encoding, the port that keeps pastes, the service. */
@NullMarked
package dev.stowage.core.paste;

import org.jspecify.annotations.NullMarked;
