package dev.stowage.bench.conformance;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Lets no further rule begin once a run is to end. Those that run come to their own end. */
final class EndOfRun implements TestExecutionListener {

  private final Runnable checkpoint;
  private final CancellationToken end;

  EndOfRun(Runnable checkpoint, CancellationToken end) {
    this.checkpoint = checkpoint;
    this.end = end;
  }

  @Override
  public void executionStarted(TestIdentifier rule) {
    try {
      checkpoint.run();
    } catch (RuntimeException toEnd) {
      // Thrown again by the checkpoint after the run, on the thread that waits for it.
      end.cancel();
    }
  }
}
