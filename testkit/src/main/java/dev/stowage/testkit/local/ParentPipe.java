package dev.stowage.testkit.local;

import java.io.IOException;

/** The child's end of the pipe by which it hears that its parent is gone. */
final class ParentPipe {

  private ParentPipe() {}

  /** Ends this process when its standard input ends. Nothing is ever sent there. */
  static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The end of the stream is the message.
      }
    } catch (IOException parentIsGone) {
      // The same message.
    }
    // exit, not halt: what an engine unpacked is deleted on the way out.
    System.exit(0);
  }
}
