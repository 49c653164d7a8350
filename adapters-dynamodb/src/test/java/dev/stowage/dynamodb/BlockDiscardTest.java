package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Discards from blocks that are cut off, or raced by others at the worst moment. */
class BlockDiscardTest {

  private final HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
  private final DynamoDbBackend backend = Local.over(wire, SeriesForm.BLOCK);
  private final DynamoDbBackend other = Local.direct(backend);
  private final Series series = Local.defined(backend);

  @AfterEach
  void close() {
    backend.close();
    other.close();
    wire.close();
  }

  @Test
  void showsNoOlderValueWhereverItIsCutOff() {
    for (int rewritten = 0; rewritten < 3; rewritten++) {
      Series cut = Local.defined(backend);
      Readings seen = threeValuesOf(cut);
      for (int i = 0; i < rewritten; i++) {
        wire.next(awsOperation("PutItem"), HttpFault.after(() -> {}));
      }
      wire.next(awsOperation("PutItem"), Faults.answer(400, "AccessDeniedException"));

      Local.assertKind(
          ErrorKind.MISCONFIGURED, () -> backend.discards().discard(cut, seen.slice(1, 2)));

      assertThat(Local.scanned(backend, cut)).as("after %s rewrites", rewritten).isEqualTo(seen);
      assertThat(backend.discards().discard(cut, seen.slice(1, 2))).isEqualTo(1);
      assertThat(Local.scanned(backend, cut)).isEqualTo(seen.select(i -> i != 1));
    }
  }

  @Test
  void keepsWhatAnotherAppendedJustBeforeTheRewrite() {
    Readings batch = Local.readings(3);
    Readings newer = changed(batch.slice(1, 2));
    backend.series().append(series, batch);
    wire.next(awsOperation("PutItem"), HttpFault.after(() -> other.series().append(series, newer)));

    backend.discards().discard(series, batch.slice(1, 2));

    assertThat(Local.scanned(backend, series))
        .isEqualTo(
            Readings.concat(batch.layout(), List.of(batch.slice(0, 1), newer, batch.slice(2, 3))));
  }

  @Test
  void readsAnewWhenTheSameBatchWasAppendedAgainJustBeforeTheRewrite() {
    Readings batch = Local.readings(3);
    backend.series().append(series, batch);
    wire.next(awsOperation("PutItem"), HttpFault.after(() -> other.series().append(series, batch)));

    assertThat(backend.discards().discard(series, batch.slice(1, 2))).isEqualTo(1);

    assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(4);
    assertThat(Local.scanned(backend, series)).isEqualTo(batch.select(i -> i != 1));
  }

  @Test
  void countsOnlyItsOwnWhenAnotherDiscardsTheSameJustBeforeTheRewrite() {
    Readings batch = Local.readings(5);
    backend.series().append(series, batch);
    wire.next(
        awsOperation("PutItem"),
        HttpFault.after(
            () -> assertThat(other.discards().discard(series, batch.slice(2, 4))).isEqualTo(2)));

    assertThat(backend.discards().discard(series, batch.slice(1, 3))).isEqualTo(1);

    assertThat(Local.scanned(backend, series)).isEqualTo(batch.select(i -> i == 0 || i == 4));
  }

  @Test
  void doesNotDeleteAnEmptiedBlockThatWasAppendedAgain() {
    Readings batch = Local.readings(2);
    Readings more = changed(batch.slice(0, 1));
    backend.series().append(series, batch);
    wire.next(
        awsOperation("DeleteItem"),
        HttpFault.after(
            () -> {
              other.series().append(series, more);
              other.series().append(series, batch);
            }));

    assertThat(backend.discards().discard(series, batch)).isEqualTo(2);

    // Decided anew: the batch was there again, and what lay under it goes with it.
    assertThat(Local.scanned(backend, series).isEmpty()).isTrue();
    assertThat(Local.itemsOf(backend, series)).isEmpty();
  }

  @Test
  void givesUpWhenOthersChangeTheBlockEveryTime() {
    Readings batch = Local.readings(3);
    backend.series().append(series, batch);
    wire.always(
        awsOperation("PutItem"), HttpFault.after(() -> other.series().append(series, batch)));

    Local.assertKind(
        ErrorKind.THROTTLED, () -> backend.discards().discard(series, batch.slice(1, 2)));
    assertThat(Local.scanned(backend, series)).isEqualTo(batch);
  }

  @Test
  void leavesBlocksAloneThatHoldNoneOfTheTimes() {
    backend.series().append(series, Local.readings(3));
    int before = wire.seen(awsOperation("PutItem"));

    assertThat(backend.discards().discard(series, changed(Local.readings(3)))).isZero();

    assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(before);
  }

  /** Three blocks of three times each, one after another over the same times; shows the last. */
  private Readings threeValuesOf(Series target) {
    Readings first = Local.readings(3);
    Readings second = changed(first);
    Readings third = changed(second);
    for (Readings values : List.of(first, second, third)) {
      backend.series().append(target, values);
    }
    return third;
  }

  private static Readings changed(Readings readings) {
    return Local.with(readings, 2, 1);
  }
}
