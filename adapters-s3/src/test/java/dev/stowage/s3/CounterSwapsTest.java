package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Adds that share swaps, against other writers and against lost answers. */
class CounterSwapsTest {

  private static final String NAME = "Page.views";

  private final Wire wire = new Wire();
  private final S3Backend backend = Local.fresh();
  private final CounterStore plain = backend.counters();
  private final S3Backend spoiltBackend =
      S3Backend.open(backend.config(), wire.client(), Local.context(), Local.patient());
  private final CounterStore spoilt = spoiltBackend.counters();
  private final List<Thread> others = new ArrayList<>();

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void countsInOneSwapAllWhoComeDuringAnother() throws Exception {
    List<Long> values = Collections.synchronizedList(new ArrayList<>());
    duringTheFirstSwap(
        IntStream.range(0, 31)
            .<Runnable>mapToObj(i -> () -> values.add(spoilt.add(NAME, 1)))
            .toList());

    assertThat(spoilt.add(NAME, 1)).isEqualTo(1);
    Together.join(others);

    assertThat(values)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(2, 32).boxed().toList());
    assertThat(plain.value(NAME)).hasValue(32);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);
  }

  @Test
  void losesNoneOfTheAddsOfTwoProcesses() throws Exception {
    CounterStore other = Local.another(backend, InstantSource.system()).counters();

    List<List<Long>> values =
        Together.ask(
            8,
            adder ->
                IntStream.range(0, 10)
                    .mapToObj(i -> (adder % 2 == 0 ? plain : other).add(NAME, 1))
                    .toList());

    assertThat(new HashSet<>(values.stream().flatMap(List::stream).toList())).hasSize(80);
    assertThat(plain.value(NAME)).hasValue(80);
  }

  @Test
  void readsAndWritesOnceForAnAddAndOnlyReadsForNothingToAdd() {
    assertThat(spoilt.add(NAME, 5)).isEqualTo(5);
    assertThat(wire.seen()).hasSize(2);

    assertThat(spoilt.add(NAME, 0)).isEqualTo(5);
    assertThat(wire.seen()).hasSize(3);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
  }

  @Test
  void makesACounterOfNothingToAdd() {
    assertThat(plain.value(NAME)).isEmpty();
    assertThat(plain.add(NAME, 0)).isZero();
    assertThat(plain.value(NAME)).hasValue(0);
  }

  @Test
  void refusesTheOneWhoWouldLeaveTheRangeAndServesTheOthersOfItsSwap() throws Exception {
    plain.create(NAME, Long.MAX_VALUE - 3);
    List<Long> values = Collections.synchronizedList(new ArrayList<>());
    List<ErrorKind> failures = Collections.synchronizedList(new ArrayList<>());
    duringTheFirstSwap(
        List.of(
            () -> values.add(spoilt.add(NAME, 1)),
            () -> {
              try {
                spoilt.add(NAME, Long.MAX_VALUE);
              } catch (StowageException e) {
                failures.add(e.kind());
              }
            },
            () -> values.add(spoilt.add(NAME, 1))));

    assertThat(spoilt.add(NAME, 1)).isEqualTo(Long.MAX_VALUE - 2);
    Together.join(others);

    assertThat(values).containsExactlyInAnyOrder(Long.MAX_VALUE - 1, Long.MAX_VALUE);
    assertThat(failures).containsExactly(ErrorKind.INVALID);
    assertThat(plain.value(NAME)).hasValue(Long.MAX_VALUE);
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);
  }

  @Test
  void takesValuesUpToTheLimits() {
    plain.create(NAME, Long.MIN_VALUE + 1);

    assertThat(plain.add(NAME, -1)).isEqualTo(Long.MIN_VALUE);
    Fails.with(ErrorKind.INVALID, () -> plain.add(NAME, -1));
    assertThat(plain.add(NAME, Long.MAX_VALUE)).isEqualTo(-1);
    assertThat(plain.add(NAME, Long.MIN_VALUE + 1)).isEqualTo(Long.MIN_VALUE);
    Fails.with(ErrorKind.INVALID, () -> plain.add(NAME, Long.MIN_VALUE));
    assertThat(plain.value(NAME)).hasValue(Long.MIN_VALUE);
  }

  @Test
  void givesUpAfterItsTimeAndHasDoneNothing() {
    plain.create(NAME, 7);
    wire.every(SdkHttpMethod.PUT, Wire.answer(412, "PreconditionFailed"));

    CounterStore hasty =
        S3Backend.open(backend.config(), wire.client(), Local.context(), Local.hasty()).counters();

    Fails.with(ErrorKind.THROTTLED, () -> hasty.add(NAME, 1));

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(Local.HASTY_ATTEMPTS);
    assertThat(plain.value(NAME)).hasValue(7);
  }

  @Test
  void knowsItsOwnAddAgainWhenTheAnswerWasLost() {
    plain.create(NAME, 7);
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);

    assertThat(spoilt.add(NAME, 1)).isEqualTo(8);

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
    assertThat(plain.value(NAME)).hasValue(8);
  }

  @Test
  void knowsItsOwnFirstAddAgainWhenTheAnswerWasLost() {
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);

    assertThat(spoilt.add(NAME, 1)).isEqualTo(1);

    assertThat(plain.value(NAME)).hasValue(1);
  }

  @Test
  void sendsAgainWhatWasLostBeforeItWasDone() {
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_REQUEST);

    assertThat(spoilt.add(NAME, 1)).isEqualTo(1);

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);
    assertThat(plain.value(NAME)).hasValue(1);
  }

  @Test
  void findsItsAddAmongTheLastSwapsThoughOthersHaveWrittenSince() {
    plain.create(NAME, 7);
    wire.next(SdkHttpMethod.PUT, loseAnswerAnd(() -> addOnes(Tally.KEPT - 1)));

    assertThat(spoilt.add(NAME, 100)).isEqualTo(107);

    assertThat(plain.value(NAME)).hasValue(107 + Tally.KEPT - 1);
  }

  @Test
  void doesNotGuessWhenItsAddMayHaveBeenForgotten() {
    plain.create(NAME, 7);
    wire.next(SdkHttpMethod.PUT, loseAnswerAnd(() -> addOnes(Tally.KEPT)));

    Fails.with(ErrorKind.OUTCOME_UNKNOWN, () -> spoilt.add(NAME, 100));

    assertThat(plain.value(NAME)).hasValue(107 + Tally.KEPT);
  }

  @Test
  void addsAgainWhenEverySwapSinceIsKnownAndItsOwnIsNotAmongThem() {
    plain.create(NAME, 7);
    CounterStore patient =
        S3Backend.open(backend.config(), wire.client(), Local.context()).counters();
    wire.next(SdkHttpMethod.PUT, loseRequestAnd(() -> addOnes(Tally.KEPT - 1)));

    assertThat(patient.add(NAME, 100)).isEqualTo(107 + Tally.KEPT - 1);

    wire.next(SdkHttpMethod.PUT, loseRequestAnd(() -> addOnes(Tally.KEPT)));
    Fails.with(ErrorKind.OUTCOME_UNKNOWN, () -> patient.add(NAME, 100));
  }

  @Test
  void createsOnceAndTellsEverybodyElse() {
    assertThat(plain.create(NAME, 5)).isTrue();
    assertThat(plain.create(NAME, 5)).isFalse();
    assertThat(plain.add(NAME, 1)).isEqualTo(6);
  }

  @Test
  void knowsWhoseCounterItIsAfterALostAnswer() {
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);
    assertThat(spoilt.create("mine", 5)).isTrue();

    wire.next(SdkHttpMethod.PUT, Wire.LOSE_REQUEST);
    assertThat(spoilt.create("again", 5)).isTrue();

    wire.next(SdkHttpMethod.PUT, loseRequestAnd(() -> plain.create("others", 9)));
    assertThat(spoilt.create("others", 5)).isFalse();

    wire.next(SdkHttpMethod.PUT, loseAnswerAnd(() -> addOnes(Tally.KEPT - 1)));
    assertThat(spoilt.create(NAME, 5)).isTrue();

    assertThat(plain.value("mine")).hasValue(5);
    assertThat(plain.value("again")).hasValue(5);
    assertThat(plain.value("others")).hasValue(9);
  }

  @Test
  void doesNotGuessWhoseCounterItIsOnceTheFirstSwapIsForgotten() {
    wire.next(SdkHttpMethod.PUT, loseAnswerAnd(() -> addOnes(Tally.KEPT)));

    Fails.with(ErrorKind.OUTCOME_UNKNOWN, () -> spoilt.create(NAME, 5));
  }

  @Test
  void listsCountersAndSaysWhatIsNone() {
    plain.create("a", 1);
    plain.create("A", -1);
    assertThat(plain.list(Page.FIRST).items())
        .containsExactlyInAnyOrder(new Counter("a", 1), new Counter("A", -1));

    for (byte[] none : new byte[][] {{}, {1}, new byte[17], new byte[1 + 16 * 33], new byte[18]}) {
      Local.CLIENT.putObject(
          r -> r.bucket(backend.config().bucket()).key("counters/a"), RequestBody.fromBytes(none));
      Fails.with(ErrorKind.CORRUPT, () -> plain.value("a"));
      Fails.with(ErrorKind.CORRUPT, () -> plain.add("a", 1));
    }
    assertThat(plain.value("A")).isEqualTo(OptionalLong.of(-1));
  }

  /** Swaps of other processes, one after another. */
  private void addOnes(int count) {
    for (int i = 0; i < count; i++) {
      plain.add(NAME, 1);
    }
  }

  private void duringTheFirstSwap(List<Runnable> tasks) {
    wire.next(SdkHttpMethod.PUT, Wire.after(() -> others.addAll(Together.startAndWait(tasks))));
  }

  private static Wire.Treatment loseAnswerAnd(Runnable action) {
    return request -> {
      request.call();
      action.run();
      throw new IOException("the answer was lost");
    };
  }

  private static Wire.Treatment loseRequestAnd(Runnable action) {
    return request -> {
      action.run();
      throw new IOException("the request was lost");
    };
  }
}
