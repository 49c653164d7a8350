/** The {@code stowage} command: its subcommands, their options, exit codes and error lines. */
@NullMarked
package dev.stowage.bench.cli;

import org.jspecify.annotations.NullMarked;
