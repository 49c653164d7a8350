package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What is left of a series that was dropped: nothing that anybody reads. */
class DropTest {

  private final Wire wire = new Wire();
  private final S3Backend plain = Local.fresh();
  private final S3Backend spoilt =
      S3Backend.open(plain.config(), wire.client(), Local.context(), Local.patient());
  private final Series series = Local.defined(plain);
  private final Readings old = Local.row(Local.MARCH, Local.DAY / 4, 12, 1);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void leavesNoObjectBehind() {
    plain.series().append(series, old);

    plain.series().drop(series);

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void aDropThatWasCutOffHidesWhatItLeft() {
    cutOffADrop();

    assertThat(plain.series().define(series)).isEqualTo(Defined.NEW);
    assertHolds(Readings.none(Local.PLAIN));
    assertThat(plain.series().latest(series)).isEmpty();
    assertThat(plain.footprint().records().value()).isZero();
    assertThat(plain.discards().discard(series, old)).isZero();

    plain.series().append(series, Local.of(Local.MARCH, 2));
    assertHolds(Local.of(Local.MARCH, 2));
    assertThat(plain.series().latest(series)).contains(Local.of(Local.MARCH, 2));
  }

  @Test
  void aRepeatedDropFinishesTheFirst() {
    cutOffADrop();

    plain.series().drop(series);

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void theNextDropSweepsWhatIsDeadAsWell() {
    cutOffADrop();
    plain.series().define(series);
    plain.series().append(series, Local.of(Local.MARCH + 20 * Local.DAY, 1));

    plain.series().drop(series);

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void aSweepLeavesWhatIsDefinedAnewMeanwhile() {
    spoilt.series().append(series, old);
    wire.next(
        SdkHttpMethod.HEAD,
        Wire.after(
            () -> {
              plain.series().define(series);
              plain.series().append(series, Local.of(Local.MARCH + Local.DAY, 9));
            }));

    spoilt.series().drop(series);

    assertHolds(Local.of(Local.MARCH + Local.DAY, 9));
  }

  @Test
  void aSweepLeavesADayThatIsReplacedUnderItsEyes() {
    spoilt.series().append(series, Local.of(Local.MARCH, 1));
    wire.next(SdkHttpMethod.DELETE, ExecutableHttpRequest::call);
    wire.next(
        SdkHttpMethod.DELETE,
        Wire.after(
            () -> {
              plain.series().define(series);
              plain.series().append(series, Local.of(Local.MARCH, 2));
            }));

    spoilt.series().drop(series);

    assertHolds(Local.of(Local.MARCH, 2));
  }

  @Test
  void anotherProcessNoticesByTheFirstObjectOfTheNewSeries() {
    spoilt.series().append(series, old);
    plain.series().drop(series);
    plain.series().define(series);
    plain.series().append(series, Local.of(Local.MARCH, 5));

    assertThat(Local.scanned(spoilt, series)).isEqualTo(Local.of(Local.MARCH, 5));
    spoilt.series().append(series, Local.of(Local.MARCH + 1, 6));

    assertHolds(Local.join(Local.of(Local.MARCH, 5), Local.of(Local.MARCH + 1, 6)));
  }

  @Test
  void anotherProcessNoticesWhenItBeginsADay() {
    S3Backend late = Local.another(plain, InstantSource.system());
    late.series().append(series, Local.of(Local.MARCH, 1));
    plain.series().drop(series);

    assertFails(ErrorKind.INVALID, () -> late.series().append(series, Local.of(Local.MARCH, 2)));

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void whatAnotherProcessAppendsAfterADropBelongsToTheNewSeries() {
    S3Backend late = Local.another(plain, InstantSource.system());
    late.series().append(series, Local.of(Local.MARCH, 1));
    plain.series().drop(series);
    plain.series().define(series);

    late.series().append(series, Local.of(Local.MARCH + Local.DAY, 2));

    assertHolds(Local.of(Local.MARCH + Local.DAY, 2));
  }

  @Test
  void aDropOutlastsAWriterWhoHasNotHeardOfIt() {
    S3Backend late = Local.another(plain, InstantSource.system());
    late.series().append(series, Local.of(Local.MARCH, 1));
    wire.next(SdkHttpMethod.DELETE, ExecutableHttpRequest::call);
    wire.next(
        SdkHttpMethod.DELETE,
        Wire.after(() -> late.series().append(series, Local.of(Local.MARCH, 2))));

    spoilt.series().drop(series);

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void anotherProcessNoticesWithinAMinute() {
    AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
    S3Backend late = Local.another(plain, clock::get);
    late.series().append(series, Local.of(Local.MARCH, 1));
    plain.series().drop(series);
    clock.updateAndGet(now -> now.plus(Duration.ofSeconds(60)));

    assertFails(ErrorKind.INVALID, () -> late.series().append(series, Local.of(Local.MARCH, 2)));
  }

  @Test
  void anotherProcessDoesNotReadANewLayoutWithTheOld() {
    Series anew = new Series(series.name(), RecordLayout.parse("time:42:ms other:5"));
    spoilt.series().append(series, old);
    plain.series().drop(series);
    plain.series().define(anew);
    plain
        .series()
        .append(anew, Readings.builder(anew.layout()).addRaw(Local.MARCH / 1_000, 3).build());

    assertFails(ErrorKind.CONFLICT, () -> Local.scanned(spoilt, series));
    assertFails(ErrorKind.CONFLICT, () -> spoilt.series().append(series, Local.of(Local.MARCH, 1)));
  }

  @Test
  void isDoneThoughItsAnswerWasLost() {
    spoilt.series().append(series, old);
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);

    spoilt.series().drop(series);

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void isSentAgainWhenItWasLostBeforeItWasDone() {
    spoilt.series().append(series, Local.of(Local.MARCH, 1));
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_REQUEST);

    spoilt.series().drop(series);

    assertThat(wire.count(SdkHttpMethod.DELETE)).isEqualTo(3);
    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void leavesASeriesThatOthersDefinedAfterItsAnswerWasLost() {
    wire.next(
        SdkHttpMethod.DELETE,
        request -> {
          request.call();
          plain.series().define(series);
          plain.series().append(series, old);
          throw new IOException("the answer was lost");
        });

    spoilt.series().drop(series);

    assertHolds(old);
  }

  @Test
  void aDefineIsNewThoughItsAnswerWasLost() {
    Series fresh = Local.series();
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);
    assertThat(spoilt.series().define(fresh)).isEqualTo(Defined.NEW);
    assertThat(spoilt.series().define(fresh)).isEqualTo(Defined.SAME);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);

    Series second = Local.series();
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_REQUEST);
    assertThat(spoilt.series().define(second)).isEqualTo(Defined.NEW);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(4);
  }

  @Test
  void aDefineWhoseAnswerWasLostToAnotherIsNotNew() {
    Series fresh = Local.series();
    wire.next(
        SdkHttpMethod.PUT,
        request -> {
          plain.series().define(fresh);
          throw new IOException("the request was lost");
        });

    assertThat(spoilt.series().define(fresh)).isEqualTo(Defined.SAME);
  }

  @Test
  void aDefineThatCannotReadBackIsUnknown() {
    wire.next(
        SdkHttpMethod.PUT,
        request -> {
          wire.every(SdkHttpMethod.GET, Wire.answer(500, "InternalError"));
          throw new IOException("the answer was lost");
        });

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> spoilt.series().define(Local.series()));
  }

  /** Deletes the definition, and is not allowed to look at the days. */
  private void cutOffADrop() {
    spoilt.series().append(series, old);
    wire.every(SdkHttpMethod.HEAD, Wire.answer(403, "AccessDenied"));
    assertFails(ErrorKind.MISCONFIGURED, () -> spoilt.series().drop(series));
    wire.heal();
    assertThat(plain.series().find(series.name())).isEmpty();
    assertThat(Local.keys(plain.config())).hasSize(3);
  }

  private void assertHolds(Readings expected) {
    assertThat(Local.scanned(plain, series)).isEqualTo(expected);
  }

  private static void assertFails(ErrorKind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).as("%s", e).isEqualTo(kind));
  }
}
