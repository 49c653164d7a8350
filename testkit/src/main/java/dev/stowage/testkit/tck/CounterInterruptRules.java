package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.tck.Interrupted.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A caller may be interrupted at any moment: it is told the truth, and nobody else notices. */
abstract class CounterInterruptRules extends CounterListRules {

  private static final int VICTIMS = 12;

  /**
   * While adds to a counter are interrupted, every other add to it succeeds with an answer of its
   * own, and so does every later one.
   */
  @Test
  public final void anInterruptedCallerHarmsNobodyElse() {
    String name = created(0);
    Queue<Long> bystanders = new ConcurrentLinkedQueue<>();
    Together.ask(
        2 * VICTIMS,
        thread ->
            thread < VICTIMS
                ? Interrupted.call(thread, () -> store().add(name, 1))
                : bystanders.add(store().add(name, 1)));
    assertAdds("after others were interrupted", created(1), 1, 2);
    assertThat(bystanders)
        .as("what adds answered while others were interrupted")
        .hasSize(VICTIMS)
        .doesNotHaveDuplicates();
    assertThat(value(name).orElseThrow())
        .as("the value after %s adds, and as many that were interrupted", VICTIMS)
        .isBetween((long) VICTIMS, 2L * VICTIMS);
  }

  /** An interrupted add that succeeds is counted; one that fails says whether it may be. */
  @Test
  public final void anInterruptedAddTellsTheTruth() {
    String name = created(0);
    List<Interrupted<Long>> outcomes = Interrupted.calls(VICTIMS, turn -> store().add(name, 1));
    long done = count(outcomes, Effect.DONE);
    long unknown = count(outcomes, Effect.UNKNOWN);
    assertThat(value(name).orElseThrow())
        .as("the value after %s", outcomes)
        .isBetween(done, done + unknown);
    assertThat(outcomes.stream().map(Interrupted::answered).flatMap(Optional::stream))
        .as("what interrupted adds answered")
        .doesNotHaveDuplicates()
        .allMatch(answer -> answer >= 1 && answer <= done + unknown);
  }

  /** An interrupted create that succeeds is stored; one that fails says whether it may be. */
  @Test
  public final void anInterruptedCreateTellsTheTruth() {
    List<String> names = Stream.generate(RecordSamples::freshId).limit(VICTIMS).toList();
    List<Interrupted<Boolean>> outcomes =
        Interrupted.calls(VICTIMS, turn -> store().create(names.get(turn), 5));
    for (int turn = 0; turn < VICTIMS; turn++) {
      Interrupted<Boolean> outcome = outcomes.get(turn);
      assertThat(outcome.answered())
          .as("what an interrupted create of a free name answers, if it does")
          .isIn(Optional.of(true), Optional.empty());
      assertThat(value(names.get(turn)))
          .as("what is stored after %s", outcome)
          .isIn(possible(outcome.effect()));
    }
  }

  private static List<OptionalLong> possible(Effect effect) {
    return switch (effect) {
      case DONE -> List.of(OptionalLong.of(5));
      case NOT_DONE -> List.of(OptionalLong.empty());
      case UNKNOWN -> List.of(OptionalLong.of(5), OptionalLong.empty());
    };
  }

  /** An interrupted read gives out the value, or fails because it could not look. */
  @Test
  public final void anInterruptedReadTellsTheTruth() {
    String name = created(7);
    settle();
    for (Interrupted<OptionalLong> outcome :
        Interrupted.calls(VICTIMS, turn -> store().value(name))) {
      assertThat(outcome.effect())
          .as("a read changes nothing, so that its outcome is known: %s", outcome)
          .isNotEqualTo(Effect.UNKNOWN);
      assertThat(outcome.answered())
          .as("what an interrupted read answers, if it does")
          .isIn(Optional.of(OptionalLong.of(7)), Optional.empty());
    }
  }

  /** An interrupted caller is still marked as interrupted when its call is over. */
  @Test
  public final void anInterruptedCallerStaysInterrupted() {
    String name = created(0);
    List<Interrupted<?>> outcomes = new ArrayList<>();
    outcomes.addAll(Interrupted.calls(VICTIMS, turn -> store().add(name, 1)));
    outcomes.addAll(Interrupted.calls(VICTIMS, turn -> store().create(name, 1)));
    outcomes.addAll(Interrupted.calls(VICTIMS, turn -> store().value(name)));
    assertThat(outcomes)
        .as("threads that were interrupted, by what came of their calls")
        .allMatch(Interrupted::flagKept);
  }

  private static long count(List<Interrupted<Long>> outcomes, Effect effect) {
    return outcomes.stream().filter(outcome -> outcome.effect() == effect).count();
  }
}
