@NullMarked
package dev.stowage.testkit.arch.offender.serve;

import org.jspecify.annotations.NullMarked;
