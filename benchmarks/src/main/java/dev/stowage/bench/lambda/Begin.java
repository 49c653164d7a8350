package dev.stowage.bench.lambda;

import dev.stowage.testkit.local.LambdaSetup;

/** How an environment of the function begins. */
enum Begin {
  /** With the start of a process, while the first caller waits. */
  COLD("cold"),
  /** From a snapshot that was taken when the version was published. */
  SNAPSHOT("SnapStart");

  private final String label;

  Begin(String label) {
    this.label = label;
  }

  /** Returns what the table calls it. */
  String label() {
    return label;
  }

  /** Sets a function up to begin so. */
  LambdaSetup of(LambdaSetup setup) {
    return this == SNAPSHOT ? setup.withSnapStart() : setup;
  }
}
