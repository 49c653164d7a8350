/** What a comparison says: priced lines as a table, as JSON, as CSV, and as files in a folder. */
@NullMarked
package dev.stowage.bench.report;

import org.jspecify.annotations.NullMarked;
