package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.Series;
import java.io.IOException;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Swaps against other writers and against lost answers. */
class DaySwapsTest {

  private final Wire wire = new Wire();
  private final S3Backend plain = Local.fresh();
  private final S3Backend spoilt =
      S3Backend.open(plain.config(), wire.client(), Local.context(), Local.patient());
  private final Series series = Local.defined(plain);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void losesNoneOfTheAppendsOfTwoProcesses() throws Exception {
    S3Backend other = Local.another(plain, InstantSource.system());
    int writers = 8;
    int appends = 12;

    Together.ask(
        writers,
        writer -> {
          S3Backend mine = writer % 2 == 0 ? plain : other;
          for (int i = 0; i < appends; i++) {
            mine.series().append(series, reading(writer * appends + i));
          }
          return writer;
        });

    assertThat(Local.scanned(plain, series).size()).isEqualTo(writers * appends);
  }

  @Test
  void readsAndWritesOnceForAnAppendAndOnlyReadsForARepeatedOne() {
    plain.series().append(series, reading(0));
    learnTheDefinition();
    spoilt.series().append(series, reading(1));
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(1);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);

    spoilt.series().append(series, reading(1));
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(2);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
  }

  @Test
  void readsTheDefinitionOnceMoreWhereADayBegins() {
    learnTheDefinition();

    spoilt.series().append(series, reading(1));

    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(2);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
  }

  @Test
  void givesUpAfterItsTimeAndHasDoneNothing() {
    plain.series().append(series, reading(1));
    wire.every(SdkHttpMethod.PUT, Wire.answer(412, "PreconditionFailed"));

    assertFails(ErrorKind.THROTTLED, () -> hasty().series().append(series, reading(2)));

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(Local.HASTY_ATTEMPTS);
    assertHolds(reading(1));
  }

  @Test
  void sendsAConflictAgainWithoutReading() {
    plain.series().append(series, reading(0));
    learnTheDefinition();
    wire.next(SdkHttpMethod.PUT, Wire.answer(409, "ConditionalRequestConflict"));
    wire.next(SdkHttpMethod.PUT, Wire.answer(409, "ConditionalRequestConflict"));

    spoilt.series().append(series, reading(1));

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(3);
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(1);
    assertHolds(Local.join(reading(0), reading(1)));
  }

  @Test
  void readsAgainWhenAnotherWriterWasAhead() {
    plain.series().append(series, reading(1));
    wire.next(SdkHttpMethod.PUT, Wire.after(() -> plain.series().append(series, reading(2))));

    spoilt.series().append(series, reading(3));

    assertHolds(Local.join(reading(1), reading(2), reading(3)));
  }

  @Test
  void knowsItsOwnWriteAgainWhenItsAnswerWasLost() {
    plain.series().append(series, reading(0));
    learnTheDefinition();
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);

    spoilt.series().append(series, reading(1));

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(2);
    assertHolds(Local.join(reading(0), reading(1)));
  }

  @Test
  void sendsAgainWhatWasLostBeforeItWasDone() {
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_REQUEST);

    spoilt.series().append(series, reading(1));

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);
    assertHolds(reading(1));
  }

  @Test
  void mergesAgainWhenAnotherWroteAfterALostAnswer() {
    wire.next(SdkHttpMethod.PUT, loseAnswerAnd(() -> plain.series().append(series, reading(2))));

    spoilt.series().append(series, reading(1));

    assertHolds(Local.join(reading(1), reading(2)));
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhenItCannotReadBack() {
    wire.next(
        SdkHttpMethod.PUT,
        loseAnswerAnd(() -> wire.every(SdkHttpMethod.GET, Wire.answer(503, "SlowDown"))));

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> spoilt.series().append(series, reading(1)));
  }

  @Test
  void neverSaysThatNothingWasDoneAfterALostAnswer() {
    wire.next(
        SdkHttpMethod.PUT,
        request -> {
          wire.every(SdkHttpMethod.PUT, Wire.answer(412, "PreconditionFailed"));
          throw new IOException("the request was lost");
        });

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> hasty().series().append(series, reading(1)));
  }

  @Test
  void countsWhatADiscardRemovedAlthoughItsAnswerWasLost() {
    plain.series().append(series, Local.join(reading(1), reading(2), reading(3)));
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);

    assertThat(spoilt.discards().discard(series, Local.join(reading(1), reading(3)))).isEqualTo(2);

    assertHolds(reading(2));
  }

  @Test
  void countsWhatEmptiedADayAlthoughItsAnswerWasLost() {
    plain.series().append(series, Local.join(reading(1), reading(2)));
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);

    assertThat(spoilt.discards().discard(series, Local.join(reading(1), reading(2)))).isEqualTo(2);

    assertThat(Local.keys(plain.config())).noneMatch(key -> key.endsWith(".stw"));
  }

  @Test
  void deletesAgainWhatWasLostBeforeItWasDone() {
    plain.series().append(series, reading(1));
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_REQUEST);

    assertThat(spoilt.discards().discard(series, reading(1))).isEqualTo(1);

    assertThat(wire.count(SdkHttpMethod.DELETE)).isEqualTo(2);
    assertHolds(Readings.none(Local.PLAIN));
  }

  @Test
  void doesNotGuessWhatADiscardRemovedWhenAnotherWroteAfterALostAnswer() {
    plain.series().append(series, Local.join(reading(1), reading(2)));
    wire.next(SdkHttpMethod.PUT, loseAnswerAnd(() -> plain.series().append(series, reading(3))));

    assertFails(ErrorKind.OUTCOME_UNKNOWN, () -> spoilt.discards().discard(series, reading(1)));

    assertThat(spoilt.discards().discard(series, reading(1))).isZero();
    assertHolds(Local.join(reading(2), reading(3)));
  }

  @Test
  void takesObjectsUpToTheLimitAndStoresNothingBeyond() {
    Readings day = Local.row(Local.MARCH, Local.SECOND, 3_000, 1);
    int size = SealedDay.encode(day).length;
    for (int limit : new int[] {size + 1, size}) {
      Series fits = Local.defined(plain);
      limited(limit).series().append(fits, day);
      assertThat(Local.scanned(plain, fits)).isEqualTo(day);
    }

    assertFails(ErrorKind.TOO_LARGE, () -> limited(size - 1).series().append(series, day));
    assertHolds(Readings.none(Local.PLAIN));
    assertThat(Limits.STANDARD.dayBytes()).isEqualTo(64 * 1024 * 1024);
  }

  @Test
  void leavesADayThatIsFullAsItWas() {
    Readings day = Local.row(Local.MARCH, Local.SECOND, 3_000, 1);
    S3Backend full = limited(SealedDay.encode(day).length);
    full.series().append(series, day);

    assertFails(
        ErrorKind.TOO_LARGE,
        () -> full.series().append(series, Local.row(Local.MARCH + 7, Local.SECOND, 3_000, 9)));

    assertHolds(day);
  }

  private S3Backend hasty() {
    return S3Backend.open(plain.config(), wire.client(), Local.context(), Local.hasty());
  }

  private S3Backend limited(int dayBytes) {
    return S3Backend.open(
        plain.config(), Local.CLIENT, Local.context(), Local.patient(dayBytes, 1_000));
  }

  private void learnTheDefinition() {
    assertThat(spoilt.series().find(series.name())).contains(series);
    wire.forget();
  }

  private static Wire.Treatment loseAnswerAnd(Runnable action) {
    return request -> {
      request.call();
      action.run();
      throw new IOException("the answer was lost");
    };
  }

  private static Readings reading(int number) {
    return Local.of(Local.MARCH + number * Local.SECOND, number);
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
