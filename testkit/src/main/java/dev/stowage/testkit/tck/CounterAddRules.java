package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import org.junit.jupiter.api.Test;

/** What adding, reading and creating do to one counter, one after another. */
abstract class CounterAddRules extends CounterRules {

  /** The first add of a name makes its counter, beginning at 0. */
  @Test
  public final void theFirstAddCreatesACounter() {
    String name = RecordSamples.freshId();
    assertAdds("a counter begins at 0", name, 5, 5);
    assertHolds("after the first add", name, 5);
  }

  /** Every add answers the value that it made. */
  @Test
  public final void anAddAnswersTheNewValue() {
    String name = created(40);
    assertAdds("the first add", name, 1, 41);
    assertAdds("the second add", name, 1, 42);
    assertAdds("a larger one", name, 1_000, 1_042);
    assertHolds("after three adds", name, 1_042);
  }

  /** A negative number is taken off, also from nothing. */
  @Test
  public final void addsNegativeNumbers() {
    String name = RecordSamples.freshId();
    assertAdds("a counter begins at 0", name, -3, -3);
    assertAdds("an add across 0", name, 5, 2);
    assertAdds("and back", name, -7, -5);
    assertHolds("after three adds", name, -5);
  }

  /** Adding 0 makes a counter, and leaves one that is there as it is. */
  @Test
  public final void addingZeroMakesACounter() {
    String name = RecordSamples.freshId();
    assertAdds("nothing added to no counter", name, 0, 0);
    assertHolds("after adding 0", name, 0);
    assertAdds("one", name, 1, 1);
    assertAdds("nothing added to one", name, 0, 1);
    assertHolds("after adding 0 again", name, 1);
  }

  /** A counter that nobody has used has no value; that is no error. */
  @Test
  public final void anAbsentCounterHasNoValue() {
    assertThat(value(RecordSamples.freshId())).as("a name nobody has used").isEmpty();
  }

  /** Reading neither adds nor makes a counter. */
  @Test
  public final void readingNeverAdds() {
    String absent = RecordSamples.freshId();
    assertThat(value(absent)).as("a name nobody has used").isEmpty();
    assertThat(value(absent)).as("a name that was only read").isEmpty();
    String name = created(7);
    assertHolds("the first read", name, 7);
    assertHolds("the second read", name, 7);
    assertAdds("after two reads", name, 1, 8);
  }

  /** A counter can begin with any value. */
  @Test
  public final void createsACounterWithAValue() {
    for (long value : new long[] {0, 1, -1, 1L << 31, 1L << 32, -(1L << 32)}) {
      assertHolds("created with a value", created(value), value);
    }
  }

  /** A counter that is there stays as it is, whatever value it is to be created with. */
  @Test
  public final void refusesToCreateACounterThatIsThere() {
    String made = created(5);
    for (long value : new long[] {9, 5, 0}) {
      assertCreates("it was created before", false, made, value);
      assertHolds("a create that is refused changes nothing", made, 5);
    }
    String added = RecordSamples.freshId();
    assertAdds("it begins at 0", added, 2, 2);
    assertCreates("an add made it", false, added, 9);
    assertHolds("a create that is refused changes nothing", added, 2);
  }

  /** Values are exact to the last of 64 bits. */
  @Test
  public final void keepsEveryBitOfAValue() {
    long odd = (1L << 53) + 1;
    String name = created(odd);
    assertHolds("more bits than a floating-point number keeps", name, odd);
    assertAdds("one more", name, 2, odd + 2);
    assertHolds("the highest value", created(Long.MAX_VALUE), Long.MAX_VALUE);
    assertHolds("one below", created(Long.MAX_VALUE - 1), Long.MAX_VALUE - 1);
    assertHolds("the lowest value", created(Long.MIN_VALUE), Long.MIN_VALUE);
    assertHolds("one above", created(Long.MIN_VALUE + 1), Long.MIN_VALUE + 1);
  }

  /** An add may lead exactly to the highest and to the lowest value. */
  @Test
  public final void addsUpToTheLimits() {
    assertAdds("one below the highest", created(Long.MAX_VALUE - 1), 1, Long.MAX_VALUE);
    assertAdds("one above the lowest", created(Long.MIN_VALUE + 1), -1, Long.MIN_VALUE);
    assertAdds("all at once", RecordSamples.freshId(), Long.MAX_VALUE, Long.MAX_VALUE);
    assertAdds("all at once", RecordSamples.freshId(), Long.MIN_VALUE, Long.MIN_VALUE);
    assertAdds("from end to end", created(Long.MIN_VALUE), Long.MAX_VALUE, -1);
    String highest = created(Long.MAX_VALUE);
    assertAdds("0 always fits", highest, 0, Long.MAX_VALUE);
    assertAdds("and a way back", highest, Long.MIN_VALUE, -1);
  }

  /** An add above the highest value is refused, and the value stays. */
  @Test
  public final void refusesToAddAboveTheHighestValue() {
    assertOverflows(Long.MAX_VALUE, 1);
    assertOverflows(Long.MAX_VALUE, Long.MAX_VALUE);
    assertOverflows(1, Long.MAX_VALUE);
  }

  /** An add below the lowest value is refused, and the value stays. */
  @Test
  public final void refusesToAddBelowTheLowestValue() {
    assertOverflows(Long.MIN_VALUE, -1);
    assertOverflows(Long.MIN_VALUE, Long.MIN_VALUE);
    assertOverflows(-1, Long.MIN_VALUE);
  }

  /** Another process sees a counter, adds to it, and cannot create it anew. */
  @Test
  public final void anotherProcessSharesTheCounters() {
    String name = created(1);
    try (Handle<CounterStore> second = anotherProcess()) {
      assertThat(value(second.store(), name)).as("seen by another process").hasValue(1);
      assertThat(second.store().add(name, 10)).as("added to by another process").isEqualTo(11);
      assertThat(second.store().create(name, 5))
          .as("whether another process created a counter that is there")
          .isFalse();
    }
    assertAdds("after another process added", name, 100, 111);
  }

  private void assertOverflows(long value, long delta) {
    String name = created(value);
    assertRefused(
        ErrorKind.INVALID,
        value + " and " + delta + " make no 64-bit integer",
        () -> store().add(name, delta));
    assertHolds("an add that is refused changes nothing", name, value);
  }
}
