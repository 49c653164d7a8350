@NullMarked
package dev.stowage.testkit.arch.offender.lambda;

import org.jspecify.annotations.NullMarked;
