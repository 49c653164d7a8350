package dev.stowage.file;

import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that works behind the back of the callers. It begins with the first task, ends after
 * some seconds without one, and keeps no process alive.
 */
final class Background implements Executor, Closeable {

  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "stowage-file-upkeep");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  Background() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** Runs a task later; after the close, never. */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Takes no more tasks; does not wait for the one under way. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
