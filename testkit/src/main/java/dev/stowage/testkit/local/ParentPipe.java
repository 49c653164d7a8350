package dev.stowage.testkit.local;

import java.io.IOException;

/** The child's end of the pipe by which it hears that its parent is gone. */
public final class ParentPipe {

  private ParentPipe() {}

  /** Waits until standard input ends. Nothing is ever sent there. */
  public static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // The end of the stream is the message.
      }
    } catch (IOException parentIsGone) {
      // The same message.
    }
  }

  /** Ends this process when its standard input ends. */
  public static void endWithParent() {
    awaitEnd();
    // exit, not halt: what an engine unpacked is deleted on the way out.
    System.exit(0);
  }
}
