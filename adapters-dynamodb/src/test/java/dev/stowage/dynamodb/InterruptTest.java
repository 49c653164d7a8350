package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interrupt ends the call of the thread that it was meant for, and no other. */
class InterruptTest {

  private record Ending(ErrorKind kind, boolean stillInterrupted) {}

  private final FaultyWire wire = new FaultyWire(Local.endpoint());
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    wire.close();
  }

  @Test
  void aWriteThatIsUnderWayIsUnknown() throws Exception {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.next("PutItem", FaultyWire.hold(arrived, release));

      Ending ending = interrupted(() -> backend.series().append(series, Local.readings(1)));

      assertThat(ending).isEqualTo(new Ending(ErrorKind.OUTCOME_UNKNOWN, true));
      backend.series().append(series, Local.readings(1));
      assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(1));
    }
  }

  @Test
  void aReadThatIsUnderWayIsUnavailable() throws Exception {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.next("Query", FaultyWire.hold(arrived, release));

      assertThat(interrupted(() -> backend.series().latest(series)))
          .isEqualTo(new Ending(ErrorKind.UNAVAILABLE, true));
    }
  }

  @Test
  void aThreadThatIsInterruptedAlreadySendsNothing() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      Thread.currentThread().interrupt();
      try {
        Local.assertKind(
            ErrorKind.UNAVAILABLE, () -> backend.series().append(series, Local.readings(1)));
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThat(wire.seen("PutItem")).isEqualTo(1);
    }
  }

  /** Interrupts a thread once its request arrived, and tells how its call ended. */
  private Ending interrupted(Runnable call) throws Exception {
    CompletableFuture<Ending> ending = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                call.run();
                ending.completeExceptionally(new AssertionError("the call ended well"));
              } catch (StowageException e) {
                ending.complete(new Ending(e.kind(), Thread.currentThread().isInterrupted()));
              }
            });
    caller.start();
    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    return ending.get(30, TimeUnit.SECONDS);
  }
}
