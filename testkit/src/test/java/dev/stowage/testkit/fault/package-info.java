@NullMarked
package dev.stowage.testkit.fault;

import org.jspecify.annotations.NullMarked;
