package dev.stowage.testkit.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls on real threads, released at one moment, every one of them accounted for. */
final class Together {

  private static final int PATIENCE_SECONDS = 60;
  private static final String TIME =
      PATIENCE_SECONDS + " s; a thread dump taken meanwhile shows what they wait for";

  /** Kept between calls, because to start a thread takes longer than most that is done on it. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "together");
            thread.setDaemon(true);
            return thread;
          });

  private Together() {}

  /** Asks the same of some threads and returns their answers, in the order of their numbers. */
  static <T> List<T> ask(int threads, IntFunction<T> task) {
    CyclicBarrier start = new CyclicBarrier(threads);
    return all(
        IntStream.range(0, threads)
            .<Callable<T>>mapToObj(
                number ->
                    () -> {
                      start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                      return task.apply(number);
                    })
            .toList());
  }

  /** Runs each task on a thread of its own until all are done. */
  static void run(Runnable... tasks) {
    ask(
        tasks.length,
        number -> {
          tasks[number].run();
          return number;
        });
  }

  /** Waits for another thread to come to a point. */
  static void await(CountDownLatch point) {
    try {
      if (!point.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("another thread did not come that far in " + TIME);
      }
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static <T> List<T> all(List<Callable<T>> tasks) {
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : THREADS.invokeAll(tasks, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException failed) {
      throw new AssertionError("one of " + tasks.size() + " threads failed", failed.getCause());
    } catch (CancellationException late) {
      throw new AssertionError(tasks.size() + " threads did not end in " + TIME, late);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static AssertionError interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted while other threads ran", cause);
  }
}
