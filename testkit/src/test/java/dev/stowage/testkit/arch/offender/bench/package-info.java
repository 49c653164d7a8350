@NullMarked
package dev.stowage.testkit.arch.offender.bench;

import org.jspecify.annotations.NullMarked;
