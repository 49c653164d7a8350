package dev.stowage.timestream;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostRepliesTest {

  private final HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint());
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
    wire.next(awsOperation("WriteRecords"), HttpFault.cutAfter())
        .next(awsOperation("WriteRecords"), Faults.answerAfter(500, "InternalServerException"));
    backend.series().append(series, Local.row(now, 3, 1));

    assertThat(wire.seen(awsOperation("WriteRecords"))).isEqualTo(3);
    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 3, 1));
    assertThat(Local.counted(backend, TimestreamRules.WRITES))
        .as("each that was carried out is billed")
        .isEqualByComparingTo("3");
  }

  @Test
  void anAppendThatIsSentAgainDoesNotUndoALaterOne() {
    Series series = Local.defined(backend, Local.PLAIN);
    wire.next(
        awsOperation("WriteRecords"),
        exchange -> {
          exchange.forward();
          backend.series().append(series, Local.row(now, 1, 2));
          return Optional.empty();
        });
    backend.series().append(series, Local.row(now, 1, 1));

    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 1, 2));
  }

  @Test
  void whatIsNeverAnsweredIsUnknownAndMayBeAppendedAgain() {
    Series series = Local.defined(backend, Local.PLAIN);
    wire.always(awsOperation("WriteRecords"), HttpFault.cutAfter());
    Readings readings = Local.row(now, 1, 1);
    Local.assertKind(
        ErrorKind.OUTCOME_UNKNOWN, "", () -> backend.series().append(series, readings));
    assertThat(wire.seen(awsOperation("WriteRecords"))).isEqualTo(Backoff.ATTEMPTS);

    wire.heal();
    backend.series().append(series, readings);
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);
  }

  @Test
  void aDefineWhoseAnswerIsLostKnowsItsOwnTable() {
    Series series = Local.series(Local.PLAIN);
    wire.next(awsOperation("CreateTable"), HttpFault.cutAfter());

    assertThat(backend.series().define(series)).isEqualTo(Defined.NEW);
    assertThat(backend.series().define(series)).isEqualTo(Defined.SAME);
  }

  @Test
  void aDropWhoseAnswerIsLostIsDone() {
    Series series = Local.defined(backend, Local.PLAIN);
    wire.next(awsOperation("DeleteTable"), HttpFault.cutAfter());

    backend.series().drop(series);
    assertThat(backend.series().find(series.name())).isEmpty();
  }

  @Test
  void aQueryWhoseAnswerIsLostIsAskedAgain() {
    Series series = Local.defined(backend, Local.PLAIN);
    backend.series().append(series, Local.row(now, 3, 1));
    wire.next(awsOperation("Query"), HttpFault.cutAfter());

    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 3, 1));
    assertThat(Local.counted(backend, TimestreamRules.QUERIES)).isPositive();
    wire.always(awsOperation("Query"), HttpFault.cutBefore());
    Local.assertKind(ErrorKind.UNAVAILABLE, "", () -> backend.series().latest(series));
  }

  @Test
  void aThrottledCallIsSentAgainAndNotBilled() {
    Series series = Local.series(Local.PLAIN);
    wire.next(awsOperation("CreateTable"), throttled())
        .next(awsOperation("WriteRecords"), throttled())
        .next(awsOperation("WriteRecords"), throttled())
        .next(awsOperation("Query"), throttled());
    backend.series().define(series);
    backend.series().append(series, Local.row(now, 1, 1));
    assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 1, 1));

    assertThat(Local.counted(backend, TimestreamRules.WRITES)).isEqualByComparingTo("1");
    wire.always(awsOperation("WriteRecords"), throttled());
    Local.assertKind(
        ErrorKind.THROTTLED,
        "Timestream is throttling",
        () -> backend.series().append(series, Local.row(now, 1, 1)));
  }

  @Test
  void aRefusedPermissionTellsThatTheServiceIsClosedToNewCustomers() {
    wire.always(awsOperation("DescribeTable"), Faults.answer(400, "AccessDeniedException"));

    Local.assertKind(
        ErrorKind.MISCONFIGURED,
        "Timestream for LiveAnalytics is closed to new customers since 20 June 2025, and an account"
            + " that had none before then uses dynamodb, postgresql, s3 or file instead",
        () -> backend.series().find("s"));
  }

  @Test
  void otherRefusalsKeepTheServicesWords() {
    wire.next(awsOperation("CreateTable"), Faults.answer(400, "ServiceQuotaExceededException"))
        .next(awsOperation("CreateTable"), Faults.answer(400, "UnrecognizedClientException"))
        .next(awsOperation("CreateTable"), Faults.answer(400, "ValidationException"));
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
    wire.next(awsOperation("WriteRecords"), HttpFault.hold(arrived, release));
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

  private static HttpFault throttled() {
    return Faults.answer(400, "ThrottlingException");
  }
}
