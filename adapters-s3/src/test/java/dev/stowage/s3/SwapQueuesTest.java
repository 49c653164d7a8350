package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Callers of one process at one day. */
class SwapQueuesTest {

  private final Wire wire = new Wire();
  private final S3Backend plain = Local.fresh();
  private final Series series = Local.defined(plain);
  private final List<Thread> others = new ArrayList<>();

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void combinesAllWhoComeWhileASwapIsUnderWay() throws Exception {
    S3Backend backend = backend(1 << 20);
    duringTheFirstSwap(
        IntStream.rangeClosed(1, 31)
            .<Runnable>mapToObj(i -> () -> backend.series().append(series, reading(i)))
            .toList());

    backend.series().append(series, reading(0));
    Together.join(others);

    assertThat(Local.scanned(plain, series).size()).isEqualTo(32);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);
    // One for each swap, and one for the definition, because a day begins.
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(3);
  }

  @Test
  void givesEachCallerItsOwnAnswer() throws Exception {
    S3Backend backend = backend(1 << 20);
    List<Long> removed = Collections.synchronizedList(new ArrayList<>());
    plain.series().append(series, Local.join(reading(1), reading(2), reading(3)));
    duringTheFirstSwap(
        List.of(
            () -> removed.add(backend.discards().discard(series, reading(1))),
            () -> removed.add(backend.discards().discard(series, reading(1))),
            () ->
                removed.add(backend.discards().discard(series, Local.join(reading(2), reading(3)))),
            () -> removed.add(backend.discards().discard(series, reading(9)))));

    backend.series().append(series, reading(0));
    Together.join(others);

    assertThat(removed).containsExactlyInAnyOrder(0L, 0L, 1L, 2L);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);
    assertThat(Local.scanned(plain, series)).isEqualTo(reading(0));
  }

  @Test
  void letsNobodyFailForAnotherWhoIsTooLarge() throws Exception {
    Readings large = Local.row(Local.MARCH + Local.DAY / 2, Local.SECOND + 1, 5_000, 77);
    S3Backend backend = backend(SealedDay.encode(large).length);
    List<ErrorKind> failures = Collections.synchronizedList(new ArrayList<>());
    duringTheFirstSwap(
        List.of(
            () -> backend.series().append(series, reading(1)),
            () -> noteFailure(failures, () -> backend.series().append(series, large)),
            () -> backend.series().append(series, reading(2))));

    backend.series().append(series, reading(0));
    Together.join(others);

    assertThat(failures).containsExactly(ErrorKind.TOO_LARGE);
    assertThat(Local.scanned(plain, series))
        .isEqualTo(Local.join(reading(0), reading(1), reading(2)));
  }

  @Test
  void tellsEachCallerWhyTheSwapFailed() throws Exception {
    S3Backend backend = backend(1 << 20);
    List<StowageException> failures = Collections.synchronizedList(new ArrayList<>());
    duringTheFirstSwap(
        List.of(
            () -> noteMessage(failures, () -> backend.series().append(series, reading(1))),
            () -> noteMessage(failures, () -> backend.discards().discard(series, reading(0)))));
    wire.next(SdkHttpMethod.PUT, Wire.answer(403, "AccessDenied"));

    backend.series().append(series, reading(0));
    Together.join(others);

    assertThat(failures)
        .allMatch(e -> e.kind() == ErrorKind.MISCONFIGURED)
        .extracting(StowageException::operation)
        .containsExactlyInAnyOrder("append", "discard");
    assertThat(Local.scanned(plain, series)).isEqualTo(reading(0));
  }

  @Test
  void beginsNothingOnAnInterruptedThread() {
    S3Backend backend = backend(1 << 20);
    wire.forget();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> backend.series().append(series, reading(1)))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));

    assertThat(Thread.interrupted()).as("the interrupt stays set").isTrue();
    assertThat(wire.seen()).isEmpty();
  }

  @Test
  void bringsASwapToItsEndThoughItsThreadIsInterrupted() {
    S3Backend backend = backend(1 << 20);
    wire.next(SdkHttpMethod.PUT, Wire.after(() -> Thread.currentThread().interrupt()));

    backend.series().append(series, reading(1));

    assertThat(Thread.interrupted()).as("the interrupt stays set").isTrue();
    assertThat(Local.scanned(plain, series)).isEqualTo(reading(1));
  }

  private S3Backend backend(int dayBytes) {
    S3Backend backend =
        S3Backend.open(
            plain.config(), wire.client(), Local.context(), Local.patient(dayBytes, 1_000));
    assertThat(backend.series().find(series.name())).contains(series);
    wire.forget();
    return backend;
  }

  /** Holds the next PUT until others have queued up behind it. */
  private void duringTheFirstSwap(List<Runnable> tasks) {
    wire.next(SdkHttpMethod.PUT, Wire.after(() -> others.addAll(Together.startAndWait(tasks))));
  }

  private static void noteFailure(List<ErrorKind> failures, Runnable call) {
    try {
      call.run();
    } catch (StowageException e) {
      failures.add(e.kind());
    }
  }

  private static void noteMessage(List<StowageException> failures, Runnable call) {
    try {
      call.run();
    } catch (StowageException e) {
      failures.add(e);
    }
  }

  private static Readings reading(int number) {
    return Local.of(Local.MARCH + number * Local.SECOND, number);
  }
}
