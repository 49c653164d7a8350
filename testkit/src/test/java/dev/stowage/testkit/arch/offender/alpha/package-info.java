@NullMarked
package dev.stowage.testkit.arch.offender.alpha;

import org.jspecify.annotations.NullMarked;
