@NullMarked
package dev.stowage.testkit.arch.offender.beta;

import org.jspecify.annotations.NullMarked;
