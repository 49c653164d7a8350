package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostRepliesTest {

  private final FaultyWire wire = new FaultyWire(Local.standIn().endpoint());
  private final TimestreamBackend backend = Local.over(wire);
  private final long now = Local.nowMicros();

  @AfterEach
  void close() {
    backend.close();
    wire.close();
  }

  @Test
  void anAppendWhoseAnswerIsLostIsSentAgain() {
    Series series = Local.defined(backend, Local.PLAIN);
    wire.next("WriteRecords", FaultyWire.cutAfter())
        .next("WriteRecords", FaultyWire.answerAfter(500, "InternalServerException"));
    backend.series().append(series, Local.row(now, 3, 1));

    assertThat(wire.seen("WriteRecords")).isEqualTo(3);
    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 3, 1));
    assertThat(Local.counted(backend, TimestreamRules.WRITES))
        .as("each that was carried out is billed")
        .isEqualByComparingTo("3");
  }

  @Test
  void anAppendThatIsSentAgainDoesNotUndoALaterOne() {
    Series series = Local.defined(backend, Local.PLAIN);
    wire.next(
        "WriteRecords",
        exchange -> {
          exchange.pass();
          backend.series().append(series, Local.row(now, 1, 2));
          return Optional.empty();
        });
    backend.series().append(series, Local.row(now, 1, 1));

    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 1, 2));
  }

  @Test
  void whatIsNeverAnsweredIsUnknownAndMayBeAppendedAgain() {
    Series series = Local.defined(backend, Local.PLAIN);
    wire.always("WriteRecords", FaultyWire.cutAfter());
    Readings readings = Local.row(now, 1, 1);
    Local.assertKind(
        ErrorKind.OUTCOME_UNKNOWN, "", () -> backend.series().append(series, readings));
    assertThat(wire.seen("WriteRecords")).isEqualTo(Backoff.ATTEMPTS);

    wire.mend("WriteRecords");
    backend.series().append(series, readings);
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);
  }

  @Test
  void aDefineWhoseAnswerIsLostKnowsItsOwnTable() {
    Series series = Local.series(Local.PLAIN);
    wire.next("CreateTable", FaultyWire.cutAfter());

    assertThat(backend.series().define(series)).isEqualTo(Defined.NEW);
    assertThat(backend.series().define(series)).isEqualTo(Defined.SAME);
  }

  @Test
  void aDropWhoseAnswerIsLostIsDone() {
    Series series = Local.defined(backend, Local.PLAIN);
    wire.next("DeleteTable", FaultyWire.cutAfter());

    backend.series().drop(series);
    assertThat(backend.series().find(series.name())).isEmpty();
  }

  @Test
  void aQueryWhoseAnswerIsLostIsAskedAgain() {
    Series series = Local.defined(backend, Local.PLAIN);
    backend.series().append(series, Local.row(now, 3, 1));
    wire.next("Query", FaultyWire.cutAfter());

    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 3, 1));
    assertThat(Local.counted(backend, TimestreamRules.QUERIES)).isPositive();
    wire.always("Query", FaultyWire.cutBefore());
    Local.assertKind(ErrorKind.UNAVAILABLE, "", () -> backend.series().latest(series));
  }

  @Test
  void aThrottledCallIsSentAgainAndNotBilled() {
    Series series = Local.series(Local.PLAIN);
    wire.next("CreateTable", throttled())
        .next("WriteRecords", throttled())
        .next("WriteRecords", throttled())
        .next("Query", throttled());
    backend.series().define(series);
    backend.series().append(series, Local.row(now, 1, 1));
    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 1, 1));

    assertThat(Local.counted(backend, TimestreamRules.WRITES)).isEqualByComparingTo("1");
    wire.always("WriteRecords", throttled());
    Local.assertKind(
        ErrorKind.THROTTLED,
        "Timestream is throttling",
        () -> backend.series().append(series, Local.row(now, 1, 1)));
  }

  @Test
  void aRefusedPermissionTellsThatTheServiceIsClosedToNewCustomers() {
    wire.always("DescribeTable", FaultyWire.answer(400, "AccessDeniedException"));

    Local.assertKind(
        ErrorKind.MISCONFIGURED,
        "Timestream for LiveAnalytics is closed to new customers since 20 June 2025, and an account"
            + " that had none before then uses dynamodb, postgresql, s3 or file instead",
        () -> backend.series().find("s"));
  }

  @Test
  void otherRefusalsKeepTheServicesWords() {
    wire.next("CreateTable", FaultyWire.answer(400, "ServiceQuotaExceededException"))
        .next("CreateTable", FaultyWire.answer(400, "UnrecognizedClientException"))
        .next("CreateTable", FaultyWire.answer(400, "ValidationException"));
    Series series = Local.series(Local.PLAIN);

    Local.assertKind(
        ErrorKind.MISCONFIGURED, "a quota of the account", () -> backend.series().define(series));
    Local.assertKind(
        ErrorKind.MISCONFIGURED,
        "UnrecognizedClientException: said by a stand-in",
        () -> backend.series().define(series));
    Local.assertKind(
        ErrorKind.UNEXPECTED,
        "ValidationException: said by a stand-in",
        () -> backend.series().define(series));
  }

  @Test
  void nobodyAtTheOtherEndIsUnavailable() {
    Series series = Local.series(Local.PLAIN);
    wire.close();

    Local.assertKind(ErrorKind.UNAVAILABLE, "no connection", () -> backend.series().define(series));
  }

  @Test
  void anInterruptEndsAnAppendWhoseOutcomeIsThenUnknown() throws Exception {
    Series series = Local.defined(backend, Local.PLAIN);
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    wire.next("WriteRecords", FaultyWire.hold(arrived, release));
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              Local.assertKind(
                  ErrorKind.OUTCOME_UNKNOWN,
                  "the calling thread was interrupted",
                  () -> backend.series().append(series, Local.row(now, 1, 2)));
              ended.complete(Thread.currentThread().isInterrupted());
            });
    caller.setUncaughtExceptionHandler((thread, failure) -> ended.completeExceptionally(failure));
    caller.start();
    arrived.await();
    caller.interrupt();
    release.countDown();

    assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
  }

  private static FaultyWire.Fate throttled() {
    return FaultyWire.answer(400, "ThrottlingException");
  }
}
