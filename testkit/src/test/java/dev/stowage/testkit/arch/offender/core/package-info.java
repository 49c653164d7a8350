@NullMarked
package dev.stowage.testkit.arch.offender.core;

import org.jspecify.annotations.NullMarked;
