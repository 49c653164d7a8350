package dev.stowage.dynamodb;

import static dev.stowage.dynamodb.Faults.answer;
import static dev.stowage.dynamodb.Faults.answerAfter;
import static dev.stowage.testkit.fault.HttpFault.cutAfter;
import static dev.stowage.testkit.fault.HttpFault.cutBefore;
import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of writes whose answer is lost, over a stand-in for a bad network. */
class LostRepliesTest {

  private final HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());

  @AfterEach
  void close() {
    wire.close();
  }

  static Stream<HttpFault> losses() {
    return Stream.of(
        cutBefore(),
        cutAfter(),
        answer(500, "InternalServerError"),
        answerAfter(500, "InternalServerError"),
        answerAfter(503, "ServiceUnavailable"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aDefineIsToldThatItsSeriesIsNew(HttpFault loss) {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.series();
      wire.next(awsOperation("PutItem"), loss);

      assertThat(backend.series().define(series)).isEqualTo(Defined.NEW);
      assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(2);
      assertThat(backend.series().define(series)).isEqualTo(Defined.SAME);
    }
  }

  @Test
  void ofTwoDefinesThatRaceAndLoseTheirAnswersExactlyOneIsNew() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (DynamoDbBackend first = Local.over(wire, SeriesForm.ITEM);
        DynamoDbBackend second = Local.another(first)) {
      for (int round = 0; round < 40; round++) {
        Series series = Local.series();
        wire.next(awsOperation("PutItem"), cutAfter()).next(awsOperation("PutItem"), cutAfter());
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Defined>> answers = new ArrayList<>();
        for (DynamoDbBackend racer : List.of(first, second)) {
          Callable<Defined> define =
              () -> {
                start.await();
                return racer.series().define(series);
              };
          answers.add(threads.submit(define));
        }

        assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
            .containsExactlyInAnyOrder(Defined.NEW, Defined.SAME);
      }
    }
    threads.shutdown();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void anAppendedReadingIsStored(HttpFault loss) {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.next(awsOperation("PutItem"), loss);

      backend.series().append(series, Local.readings(1));

      assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(1));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void anAppendedBatchOfItemsIsStored(HttpFault loss) {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.next(awsOperation("BatchWriteItem"), loss);

      backend.series().append(series, Local.readings(60));

      assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(60));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void anAppendedBlockIsStoredOnce(HttpFault loss) {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.BLOCK)) {
      Series series = Local.defined(backend);
      wire.next(awsOperation("PutItem"), loss);

      backend.series().append(series, Local.readings(80));

      assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(80));
      assertThat(Local.items(backend)).hasSize(2);
    }
  }

  @Test
  void aDiscardOfABlockCountsWhatItRemovedBeforeItsAnswerWasLost() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.BLOCK)) {
      Series series = Local.defined(backend);
      Readings readings = Local.readings(1);
      backend.series().append(series, readings);
      wire.next(awsOperation("DeleteItem"), cutAfter());

      assertThat(backend.discards().discard(series, readings)).isEqualTo(1);
      assertThat(Local.scanned(backend, series).isEmpty()).isTrue();
    }
  }

  /** Neither request tells whether the first one removed it: it is gone in both cases. */
  @Test
  void aDiscardOfAnItemDoesNotGuessItsCount() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      Readings readings = Local.readings(3);
      backend.series().append(series, readings.slice(0, 2));
      wire.next(awsOperation("DeleteItem"), cutAfter());

      Local.assertKind(
          ErrorKind.OUTCOME_UNKNOWN, () -> backend.discards().discard(series, readings));
      assertThat(Local.scanned(backend, series).isEmpty()).isTrue();

      wire.next(awsOperation("DeleteItem"), cutBefore());
      Local.assertKind(
          ErrorKind.OUTCOME_UNKNOWN, () -> backend.discards().discard(series, readings));
      assertThat(backend.discards().discard(series, readings)).isZero();
    }
  }

  @Test
  void aRewriteOfABlockCountsWhatItRemovedBeforeItsAnswerWasLost() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.BLOCK)) {
      Series series = Local.defined(backend);
      Readings readings = Local.readings(5);
      backend.series().append(series, readings);
      wire.next(awsOperation("PutItem"), cutAfter());

      assertThat(backend.discards().discard(series, readings.slice(1, 3))).isEqualTo(2);
      assertThat(Local.scanned(backend, series)).isEqualTo(readings.select(i -> i < 1 || i > 2));
    }
  }

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void aDropGoesThroughAlthoughEveryAnswerIsLostOnce(SeriesForm form) {
    try (DynamoDbBackend backend = Local.over(wire, form)) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.readings(30));
      wire.next(awsOperation("PutItem"), cutAfter())
          .next(awsOperation("BatchWriteItem"), cutAfter())
          .next(awsOperation("DeleteItem"), cutAfter());

      backend.series().drop(series);

      assertThat(backend.series().find(series.name())).isEmpty();
      assertThat(Local.items(backend)).isEmpty();
    }
  }

  @Test
  void aLostWriteIsCountedByRuleAndTheRepeatedOneAsMeasured() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      var measured = Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED);
      wire.next(awsOperation("PutItem"), cutAfter());

      backend.series().append(series, Local.readings(1));

      assertThat(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MODELLED))
          .isEqualByComparingTo("1");
      assertThat(
              Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED).subtract(measured))
          .isEqualByComparingTo("1");
    }
  }

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void anAppendThatIsNeverAnsweredIsUnknown(SeriesForm form) {
    try (DynamoDbBackend backend = Local.over(wire, form)) {
      Series series = Local.defined(backend);
      wire.always(awsOperation("PutItem"), cutAfter());

      Local.assertKind(
          ErrorKind.OUTCOME_UNKNOWN, () -> backend.series().append(series, Local.readings(1)));
      assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(1 + Backoff.ATTEMPTS);
    }
  }

  @Test
  void anAppendThatWasLostAndThenThrottledIsUnknown() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.next(awsOperation("PutItem"), cutAfter())
          .always(awsOperation("PutItem"), answer(400, "ThrottlingException"));

      Local.assertKind(
          ErrorKind.OUTCOME_UNKNOWN, () -> backend.series().append(series, Local.readings(1)));
    }
  }

  @Test
  void aReadThatIsNeverAnsweredIsUnavailable() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.always(awsOperation("Query"), cutAfter());

      Local.assertKind(ErrorKind.UNAVAILABLE, () -> backend.series().latest(series));
    }
  }
}
