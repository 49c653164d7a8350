@NullMarked
package dev.stowage.testkit.arch.offender.testkit;

import org.jspecify.annotations.NullMarked;
