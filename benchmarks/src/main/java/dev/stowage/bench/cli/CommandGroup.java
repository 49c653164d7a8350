package dev.stowage.bench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only leads to its subcommands. Alone it is wrong usage. */
abstract class CommandGroup implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw CommandException.usage("no command given; see " + spec.qualifiedName() + " --help");
  }
}
