/** Readings from CSV files: the header names the fields of a layout, each row is a reading. */
@NullMarked
package dev.stowage.bench.csv;

import org.jspecify.annotations.NullMarked;
