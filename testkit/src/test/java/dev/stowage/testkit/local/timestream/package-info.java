/** Tests of the Timestream stand-in, through the real clients. */
@NullMarked
package dev.stowage.testkit.local.timestream;

import org.jspecify.annotations.NullMarked;
