package dev.stowage.bench.cli;

import dev.stowage.bench.place.Scratch;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order when the process is told to end (from the keyboard, or by kill): the run
 * is asked to stop, removes what it made, and only then does the process end. A run that does not
 * stop, because it waits for a store, has its engines and directories taken away, which ends the
 * wait.
 */
final class StopSignal {

  private static final long PATIENCE_SECONDS = 3;
  private static final long LAST_PATIENCE_SECONDS = 7;

  private final Scratch scratch;
  private final Console console;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");

  private StopSignal(Scratch scratch, Console console) {
    this.scratch = scratch;
    this.console = console;
  }

  /** Begins to listen. */
  static StopSignal to(Scratch scratch, Console console) {
    StopSignal signal = new StopSignal(scratch, console);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Stops listening; called when what the run made has been removed. */
  void end() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook runs; it has just been told that it need not wait.
    }
  }

  private void stop() {
    scratch.stop();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        scratch.close();
        finished.await(LAST_PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException hurried) {
      scratch.close();
    }
    console.err().println();
    console.note("stopped; what was made for the run has been removed");
    console.err().flush();
  }
}
