package dev.stowage.bench.cli;

import dev.stowage.bench.place.Scratch;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order when the process is told to end (from the keyboard, or by kill): the run
 * is asked to stop, removes what it made, and only then does the process end. A run that does not
 * stop, because it waits for a store, has its engines and directories taken away, which ends the
 * wait. What was made elsewhere, in a service of AWS, is removed too, and once more after the run
 * has ended, whose last requests may have come between; that may take a service longer, but not
 * without end: what is still there by then is named.
 */
final class StopSignal {

  private static final long PATIENCE_SECONDS = 3;
  private static final long REMOVAL_SECONDS = 25;
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
    boolean elsewhere = scratch.ownsPlaces();
    scratch.stop();
    console.err().println();
    if (elsewhere) {
      console.note("stopping; what was made is removed first, for a minute at most");
    }
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        within(elsewhere, scratch::close);
        finished.await(LAST_PATIENCE_SECONDS, TimeUnit.SECONDS);
        within(elsewhere, scratch::removeAgain);
      }
    } catch (InterruptedException hurried) {
      scratch.close();
    }
    console.note(
        Settlement.leftovers(scratch, console) == ExitCode.OK
            ? "stopped; what was made for the run has been removed"
            : "stopped; what is named above is still there");
    console.err().flush();
  }

  /** A service elsewhere may not answer; its removal is left behind after a while. */
  private static void within(boolean elsewhere, Runnable work) throws InterruptedException {
    if (elsewhere) {
      Thread removal = new Thread(work, "removal");
      removal.setDaemon(true);
      removal.start();
      removal.join(TimeUnit.SECONDS.toMillis(REMOVAL_SECONDS));
    } else {
      work.run();
    }
  }
}
