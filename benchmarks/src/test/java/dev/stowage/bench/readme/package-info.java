/** What the README says is so. */
@NullMarked
package dev.stowage.bench.readme;

import org.jspecify.annotations.NullMarked;
