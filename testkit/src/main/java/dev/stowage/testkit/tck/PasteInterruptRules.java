package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.tck.Interrupted.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A caller may be interrupted at any moment: it is told the truth, and nobody else notices. */
abstract class PasteInterruptRules extends PasteListRules {

  private static final int VICTIMS = 12;

  /** Enough where every call counts. */
  private static final int FEW = 4;

  /** While callers are interrupted, every other call succeeds, and so does every later one. */
  @Test
  public final void anInterruptedCallerHarmsNobodyElse() {
    List<Paste> pastes = PasteSamples.manyFresh(2 * VICTIMS, PasteSamples.SMALL);
    Together.ask(
        2 * VICTIMS,
        thread ->
            thread < VICTIMS
                ? Interrupted.call(
                    thread, () -> store().create(pastes.get(thread), RecordSamples.NOW))
                : created(pastes.get(thread)));
    Paste later = created(PasteSamples.fresh(PasteSamples.SMALL));
    assertHolds("created after others were interrupted", later);
    assertTakes("created after others were interrupted, and taken", later);
    pastes
        .subList(VICTIMS, 2 * VICTIMS)
        .forEach(paste -> assertHolds("created while others were interrupted", paste));
  }

  /** An interrupted create that succeeds is stored; one that fails says whether it may be. */
  @Test
  public final void anInterruptedCreateTellsTheTruth() {
    assertCreatesTellTheTruth(VICTIMS, PasteSamples.SMALL);
  }

  /** So does an interrupted create of a large paste, which is stored whole or not at all. */
  @Test
  public final void anInterruptedCreateOfALargePasteTellsTheTruth() {
    assertCreatesTellTheTruth(LARGE_RACERS, PasteSamples.LARGE);
  }

  /** An interrupted take that succeeds has the paste; one that fails says whether it is gone. */
  @Test
  public final void anInterruptedTakeTellsTheTruth() {
    List<Paste> pastes = PasteSamples.manyFresh(VICTIMS, PasteSamples.SMALL);
    pastes.forEach(this::created);
    List<Interrupted<Optional<Paste>>> outcomes =
        Interrupted.calls(VICTIMS, turn -> store().take(pastes.get(turn).id()));
    for (int turn = 0; turn < VICTIMS; turn++) {
      Paste paste = pastes.get(turn);
      outcomes
          .get(turn)
          .answered()
          .ifPresent(taken -> assertSame("what an interrupted take answers", paste, taken));
      assertTruthful(outcomes.get(turn), paste, Effect.NOT_DONE);
    }
  }

  /** An interrupted remove that succeeds is done; one that fails says whether it may be. */
  @Test
  public final void anInterruptedRemoveTellsTheTruth() {
    List<Paste> pastes = PasteSamples.manyFresh(VICTIMS, PasteSamples.SMALL);
    pastes.forEach(this::created);
    List<Interrupted<Boolean>> outcomes =
        Interrupted.calls(
            VICTIMS,
            turn ->
                store().remove(pastes.get(turn).id(), pastes.get(turn).meta().stamp().writeId()));
    for (int turn = 0; turn < VICTIMS; turn++) {
      assertThat(outcomes.get(turn).answered())
          .as("what an interrupted remove of a paste that is there answers, if it does")
          .isIn(Optional.of(true), Optional.empty());
      assertTruthful(outcomes.get(turn), pastes.get(turn), Effect.NOT_DONE);
    }
  }

  /** An interrupted find gives out the paste whole, or fails because it could not look. */
  @Test
  public final void anInterruptedFindTellsTheTruth() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.LARGE));
    settle();
    for (Interrupted<Optional<Paste>> outcome :
        Interrupted.calls(LARGE_RACERS, turn -> store().find(paste.id()))) {
      assertThat(outcome.effect())
          .as("a read changes nothing, so that its outcome is known: %s", outcome)
          .isNotEqualTo(Effect.UNKNOWN);
      outcome
          .answered()
          .ifPresent(found -> assertSame("what an interrupted find answers", paste, found));
    }
    clear(List.of(paste.meta()));
  }

  /** An interrupted caller is still marked as interrupted when its call is over. */
  @Test
  public final void anInterruptedCallerStaysInterrupted() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.SMALL));
    List<Paste> others = PasteSamples.manyFresh(FEW, PasteSamples.SMALL);
    List<Interrupted<?>> outcomes = new ArrayList<>();
    outcomes.addAll(
        Interrupted.calls(FEW, turn -> store().create(others.get(turn), RecordSamples.NOW)));
    outcomes.addAll(Interrupted.calls(FEW, turn -> store().find(paste.id())));
    outcomes.addAll(Interrupted.calls(FEW, turn -> store().peek(paste.id())));
    outcomes.addAll(Interrupted.calls(FEW, turn -> store().take(paste.id())));
    assertThat(outcomes)
        .as("threads that were interrupted, by what came of their calls")
        .allMatch(Interrupted::flagKept);
  }

  private void assertCreatesTellTheTruth(int victims, int size) {
    List<Paste> pastes = PasteSamples.manyFresh(victims, size);
    List<Interrupted<Created>> outcomes =
        Interrupted.calls(victims, turn -> store().create(pastes.get(turn), RecordSamples.NOW));
    for (int turn = 0; turn < victims; turn++) {
      assertThat(outcomes.get(turn).answered())
          .as("what an interrupted create of a free id answers, if it does")
          .isIn(Optional.of(Created.NEW), Optional.empty());
      assertTruthful(outcomes.get(turn), pastes.get(turn), Effect.DONE);
    }
    clear(pastes.stream().map(Paste::meta).toList());
  }

  /** Checks what is stored after a call which leaves the paste there if it had this effect. */
  private void assertTruthful(Interrupted<?> outcome, Paste paste, Effect leavesIt) {
    assertThat(found(paste.id()))
        .as("what is stored after %s", outcome)
        .isIn(outcome.possible(paste, leavesIt));
  }
}
