/** Tests of the Timestream adapter, on our stand-in. */
@NullMarked
package dev.stowage.timestream;

import org.jspecify.annotations.NullMarked;
