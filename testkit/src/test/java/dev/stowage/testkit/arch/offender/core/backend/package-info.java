@NullMarked
package dev.stowage.testkit.arch.offender.core.backend;

import org.jspecify.annotations.NullMarked;
