package dev.stowage.bench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code stowage} itself. */
@Command(
    name = "stowage",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = HelpCommand.class,
    header = "One workload, many stores: what each keeps, bills and costs.",
    descriptionHeading = "%n",
    description =
        "Runs the same readings over every store, reads each one back byte for byte, and prices what"
            + " was measured. Serves links, pastes, counters and time series from any of them.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 all right; 1 a failed check, a bad row, a full disk, a store's error;",
      "2 wrong usage. Errors are one line on standard error.",
      "",
      "Begin with: stowage compare, or stowage serve"
    })
final class RootCommand extends CommandGroup {

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error too.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }
}
