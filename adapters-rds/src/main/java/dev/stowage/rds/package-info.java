/** Series in PostgreSQL. */
@NullMarked
package dev.stowage.rds;

import org.jspecify.annotations.NullMarked;
