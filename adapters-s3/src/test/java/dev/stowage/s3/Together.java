package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls on real threads, every one of them accounted for. */
final class Together {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private Together() {}

  /** Asks the same of some threads at once and returns their answers, in the order of numbers. */
  static <T> List<T> ask(int threads, IntFunction<T> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> answers =
          IntStream.range(0, threads)
              .mapToObj(number -> pool.submit(() -> task.apply(number)))
              .toList();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get(60, TimeUnit.SECONDS));
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Starts threads and returns when each of them waits for something. */
  static List<Thread> startAndWait(List<Runnable> tasks) {
    List<Thread> threads = tasks.stream().map(Thread::new).toList();
    threads.forEach(Thread::start);
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING)) {
      assertThat(System.nanoTime()).as("the threads are to wait by now").isLessThan(end);
      Thread.onSpinWait();
    }
    return threads;
  }

  /** Waits for the end of threads. */
  static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
      assertThat(thread.isAlive()).as("%s still runs", thread).isFalse();
    }
  }
}
