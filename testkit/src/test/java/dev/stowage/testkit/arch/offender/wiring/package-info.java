@NullMarked
package dev.stowage.testkit.arch.offender.wiring;

import org.jspecify.annotations.NullMarked;
