/** Tests of the local engines. */
@NullMarked
package dev.stowage.testkit.local;

import org.jspecify.annotations.NullMarked;
