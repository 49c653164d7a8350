/** Tests of the RDS adapter, against PostgreSQL itself unless a name says stand-in. */
@NullMarked
package dev.stowage.rds;

import org.jspecify.annotations.NullMarked;
