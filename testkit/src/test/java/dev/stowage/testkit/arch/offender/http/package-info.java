@NullMarked
package dev.stowage.testkit.arch.offender.http;

import org.jspecify.annotations.NullMarked;
