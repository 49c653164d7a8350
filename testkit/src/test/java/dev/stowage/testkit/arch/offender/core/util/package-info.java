@NullMarked
package dev.stowage.testkit.arch.offender.core.util;

import org.jspecify.annotations.NullMarked;
