package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.tck.Interrupted.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A caller may be interrupted at any moment: it is told the truth, and nobody else notices. */
abstract class LinkInterruptRules extends LinkListRules {

  private static final int VICTIMS = 12;

  /** While callers are interrupted, every other call succeeds, and so does every later one. */
  @Test
  public final void anInterruptedCallerHarmsNobodyElse() {
    List<Link> links = manyFresh(2 * VICTIMS);
    Together.ask(
        2 * VICTIMS,
        thread ->
            thread < VICTIMS
                ? Interrupted.call(
                    thread, () -> store().create(links.get(thread), RecordSamples.NOW))
                : created(links.get(thread)));
    assertHolds("created after others were interrupted", created(fresh()));
    links
        .subList(VICTIMS, 2 * VICTIMS)
        .forEach(link -> assertHolds("created while others were interrupted", link));
  }

  /** An interrupted create that succeeds is stored; one that fails says whether it may be. */
  @Test
  public final void anInterruptedCreateTellsTheTruth() {
    List<Link> links = manyFresh(VICTIMS);
    List<Interrupted<Created>> outcomes =
        Interrupted.calls(VICTIMS, turn -> store().create(links.get(turn), RecordSamples.NOW));
    for (int turn = 0; turn < VICTIMS; turn++) {
      assertThat(outcomes.get(turn).answered())
          .as("what an interrupted create of a free id answers, if it does")
          .isIn(Optional.of(Created.NEW), Optional.empty());
      assertTruthful(outcomes.get(turn), links.get(turn), Effect.DONE);
    }
  }

  /** An interrupted remove that succeeds is done; one that fails says whether it may be. */
  @Test
  public final void anInterruptedRemoveTellsTheTruth() {
    List<Link> links = manyFresh(VICTIMS);
    links.forEach(this::created);
    List<Interrupted<Boolean>> outcomes =
        Interrupted.calls(
            VICTIMS,
            turn -> store().remove(links.get(turn).id(), links.get(turn).stamp().writeId()));
    for (int turn = 0; turn < VICTIMS; turn++) {
      assertThat(outcomes.get(turn).answered())
          .as("what an interrupted remove of a link that is there answers, if it does")
          .isIn(Optional.of(true), Optional.empty());
      assertTruthful(outcomes.get(turn), links.get(turn), Effect.NOT_DONE);
    }
  }

  /** An interrupted find gives out the link, or fails because it could not look. */
  @Test
  public final void anInterruptedFindTellsTheTruth() {
    Link link = created(fresh());
    settle();
    for (Interrupted<Optional<Link>> outcome :
        Interrupted.calls(VICTIMS, turn -> store().find(link.id()))) {
      assertThat(outcome.effect())
          .as("a read changes nothing, so that its outcome is known: %s", outcome)
          .isNotEqualTo(Effect.UNKNOWN);
      assertThat(outcome.answered())
          .as("what an interrupted find of a link that is there answers, if it does")
          .isIn(Optional.of(Optional.of(link)), Optional.empty());
    }
  }

  /** An interrupted caller is still marked as interrupted when its call is over. */
  @Test
  public final void anInterruptedCallerStaysInterrupted() {
    Link link = created(fresh());
    long writeId = link.stamp().writeId();
    List<Interrupted<?>> outcomes = new ArrayList<>();
    outcomes.addAll(Interrupted.calls(VICTIMS, turn -> store().create(fresh(), RecordSamples.NOW)));
    outcomes.addAll(Interrupted.calls(VICTIMS, turn -> store().find(link.id())));
    outcomes.addAll(Interrupted.calls(VICTIMS, turn -> store().remove(link.id(), writeId)));
    assertThat(outcomes)
        .as("threads that were interrupted, by what came of their calls")
        .allMatch(Interrupted::flagKept);
  }

  private static List<Link> manyFresh(int count) {
    return Stream.generate(LinkRules::fresh).limit(count).toList();
  }

  /** Checks what is stored after a call which leaves the link there if it had this effect. */
  private void assertTruthful(Interrupted<?> outcome, Link link, Effect leavesIt) {
    assertThat(found(link.id()))
        .as("what is stored after %s", outcome)
        .isIn(outcome.possible(link, leavesIt));
  }
}
