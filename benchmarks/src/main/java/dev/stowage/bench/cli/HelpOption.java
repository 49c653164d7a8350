package dev.stowage.bench.cli;

import picocli.CommandLine.Option;

/** The option that shows a command's help. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;
}
